import { type CallSite, callSite } from "../diagnostics/call-site.js";
import type { Literal } from "../model/kind.js";
import type { AssetReference } from "../types/asset-reference.js";
import type { JobOptions } from "./job.js";

const mark = Symbol.for("azml/loaded-job");

/** What may be said otherwise than in the file. */
export interface LoadJobOptions extends JobOptions {
  /** Values for inputs of the job, by the names of the file; they win over the file's. */
  readonly inputs?: Readonly<Record<string, Literal | AssetReference>>;
}

/** A job as the user named it, read when it is built. */
export interface WrittenJob {
  readonly path: unknown;
  readonly options: unknown;
  readonly site: CallSite;
}

/** A job that a YAML file holds. Export it, and `azml run` finds it. */
export interface LoadedJob {
  /** The file, as it was named. */
  readonly path: string;
}

export function isLoadedJob(value: unknown): value is WrittenJob {
  return typeof value === "object" && value !== null && mark in value;
}

/**
 * A pipeline job defined in a YAML file (schema `pipelineJob`), ready to run or to submit. `path` is relative to the
 * calling file. What `options` say wins over the file.
 *
 * @example
 * export const nightly = loadJob("./pipeline.yml", { inputs: { epochs: 20 }, experimentName: "nightly" });
 */
export function loadJob(path: string | URL, options?: LoadJobOptions): LoadedJob {
  return Object.freeze({ [mark]: true, path: path instanceof URL ? path.href : path, options, site: callSite(loadJob) });
}
