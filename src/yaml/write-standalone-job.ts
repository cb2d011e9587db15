import path from "node:path";
import type { StandaloneJob } from "../model/standalone-job.js";
import type { WrittenFile } from "./write/component-files.js";
import { standaloneJobMap } from "./write/job/standalone.js";
import { yamlText } from "./write/yaml-text.js";

/**
 * A job of one step as Azure ML YAML: `job.yml`. Nothing is written to disk. Local paths become relative to `folder`.
 *
 * @example
 * const [{ text }] = writeStandaloneJob(job, "./out");
 */
export function writeStandaloneJob(job: StandaloneJob, folder: string): WrittenFile[] {
  return [{ path: "job.yml", text: yamlText(standaloneJobMap(job, path.resolve(folder))) }];
}
