import type { Definition } from "../model/definition.js";
import { type WrittenFile, writeJob } from "./write-job.js";
import { writeSchedule } from "./write-schedule.js";
import { writeStandaloneJob } from "./write-standalone-job.js";

/**
 * Whatever a file defines as Azure ML YAML, with the files that it names beside it. Nothing is written to disk.
 *
 * @example
 * for (const { path: file, text } of writeDefinition(schedule, "./out")) await writeFile(path.join("./out", file), text);
 */
export function writeDefinition(definition: Definition, folder: string): WrittenFile[] {
  switch (definition.kind) {
    case "pipeline_job":
      return writeJob(definition, folder);
    case "schedule":
      return writeSchedule(definition, folder);
    case "automl_job":
    case "command_job":
    case "spark_job":
    case "sweep_job":
      return writeStandaloneJob(definition, folder);
    default:
      return [];
  }
}
