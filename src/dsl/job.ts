import { type CallSite, callSite } from "../diagnostics/call-site.js";
import type { BuildCheck } from "../types/build-check.js";
import type { ArgsOf, OutputsOf } from "../types/component-type.js";
import type { IdentityOptions, ServiceOptions } from "../types/run-options.js";
import type { AnyPorts, OutputsSettings } from "./step-options.js";

const mark = Symbol.for("azml/job");

/** Settings of a pipeline job; they override what `@pipeline` says. */
export interface JobOptions<Outputs = AnyPorts> {
  /** Job name, unique in the workspace; generated when absent. */
  readonly name?: string;
  /** For people (`display_name`). That of the pipeline when absent. */
  readonly displayName?: string;
  /** For people, on the page of the job. */
  readonly description?: string;
  /** Name of the project's folder when absent. */
  readonly experimentName?: string;
  /** Texts by name, to find the job by; added to the pipeline's. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Compute of the job itself (`properties.computeId`). */
  readonly compute?: string;
  /** Compute of every node that names none (`default_compute`). */
  readonly defaultCompute?: string;
  /** Datastore of every output that names none (`default_datastore`). */
  readonly defaultDatastore?: string;
  /** Go on with nodes that do not depend on a failed one (`continue_on_step_failure`). Default: true in Azure ML. */
  readonly continueOnStepFailure?: boolean;
  /** Never use earlier results (`force_rerun`). Default: false. */
  readonly forceRerun?: boolean;
  /** Name of the node that runs before all others; `onInit(step)` in `build()` says the same. */
  readonly onInit?: string;
  /** Name of the node that runs after all others. */
  readonly onFinalize?: string;
  /** Texts by name that the job carries and that never change. */
  readonly properties?: Readonly<Record<string, string>>;
  /** On whose behalf the nodes run. */
  readonly identity?: IdentityOptions;
  /** Services of the job, by a name of your own. */
  readonly services?: Readonly<Record<string, ServiceOptions>>;
  /** Mode, place and registration of the pipeline's outputs. */
  readonly outputs?: OutputsSettings<Outputs>;
}

type PipelineType = (new () => { build(): unknown }) | ((inputs: never) => unknown);

/** A job as the user wrote it. Export it, and `azml run` finds it. */
export interface PipelineJobSpec {
  /** The class or method that was given. */
  readonly pipeline: unknown;
  /** Values of its inputs, as they were given. */
  readonly inputs: unknown;
  /** Settings, as they were given. */
  readonly options: unknown;
  /** Where `job()` was called. */
  readonly site: CallSite;
}

export function isJobSpec(value: unknown): value is PipelineJobSpec {
  return typeof value === "object" && value !== null && mark in value;
}

/**
 * A pipeline with values for its inputs: a pipeline job, ready to run or to submit.
 *
 * @example
 * export default job(Training, { rawData: uriFolder("./data") }, { experimentName: "training" });
 */
export function job<const T extends PipelineType>(
  pipeline: T & BuildCheck<T>,
  inputs: NoInfer<ArgsOf<T>>,
  options?: JobOptions<NoInfer<OutputsOf<T>>>,
): PipelineJobSpec {
  return Object.freeze({ [mark]: true, pipeline, inputs, options, site: callSite(job) });
}
