import { type CallSite, callSite } from "../diagnostics/call-site.js";
import type { Step } from "./step.js";

const mark = Symbol.for("azml/standalone-job");

/** What a standalone job says of itself; compute, outputs and the like are the step's. */
export interface StandaloneJobOptions {
  /** Job name, unique in the workspace; generated when absent. */
  readonly name?: string;
  /** That of the step or its component when absent. */
  readonly displayName?: string;
  /** For people, on the page of the job. */
  readonly description?: string;
  /** Name of the project's folder when absent. */
  readonly experimentName?: string;
  /** Texts by name, to find the job by. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Texts by name that the job carries and that never change. */
  readonly properties?: Readonly<Record<string, string>>;
}

/** A standalone job as the user wrote it. Export it, and `azml run` finds it. */
export interface StandaloneJobSpec {
  /** The function that makes the step. */
  readonly build: unknown;
  /** Settings, as they were given. */
  readonly options: unknown;
  /** Where `standaloneJob()` was called. */
  readonly site: CallSite;
}

export function isStandaloneJobSpec(value: unknown): value is StandaloneJobSpec {
  return typeof value === "object" && value !== null && mark in value;
}

/**
 * One step as a job of its own, without a pipeline around it: a command, sweep, Spark or AutoML job (schemas `commandJob`, `sweepJob`,
 * `sparkJob`, `autoMLJob`). `build` makes and returns the step.
 *
 * Defaults of its component become inputs of the job, and parts of a command in `$[[ ]]` are written out or left out, since a job has no
 * ports.
 *
 * @example
 * export default standaloneJob(() => step(Train, { data: uriFolder("./data") }, { compute: "gpu" }), { experimentName: "training" });
 * // { type: command, command: "node main.mjs --data '${{inputs.data}}'", inputs: { data: { type: uri_folder, path: ./data } }, compute: azureml:gpu, … }
 * @example
 * export const search = standaloneJob(() => sweep(Train, { data, rate: uniform(0.01, 0.9) }, { primaryMetric: "accuracy", goal: "maximize" }));
 */
export function standaloneJob(build: () => Step<object>, options?: StandaloneJobOptions): StandaloneJobSpec {
  return Object.freeze({ [mark]: true, build, options, site: callSite(standaloneJob) });
}
