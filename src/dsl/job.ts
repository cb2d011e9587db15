import { type CallSite, callSite } from "../diagnostics/call-site.js";
import type { BuildCheck } from "../types/build-check.js";
import type { ArgsOf, OutputsOf } from "../types/component-type.js";
import type { IdentityOptions, ServiceOptions } from "./run-options.js";
import type { AnyPorts, OutputsSettings } from "./step-options.js";

const mark = Symbol.for("azml/job");

/** Settings of a pipeline job; they override what `@pipeline` says. */
export interface JobOptions<Outputs = AnyPorts> {
  /** Job name, unique in the workspace; generated when absent. */
  readonly name?: string;
  readonly displayName?: string;
  readonly description?: string;
  /** Name of the project's folder when absent. */
  readonly experimentName?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly compute?: string;
  readonly defaultCompute?: string;
  readonly defaultDatastore?: string;
  readonly continueOnStepFailure?: boolean;
  readonly forceRerun?: boolean;
  /** Name of the node that runs before all others; `onInit(step)` in `build()` says the same. */
  readonly onInit?: string;
  /** Name of the node that runs after all others. */
  readonly onFinalize?: string;
  readonly properties?: Readonly<Record<string, string>>;
  /** On whose behalf the nodes run. */
  readonly identity?: IdentityOptions;
  readonly services?: Readonly<Record<string, ServiceOptions>>;
  /** Mode, place and registration of the pipeline's outputs. */
  readonly outputs?: OutputsSettings<Outputs>;
}

type PipelineType = (new () => { build(): unknown }) | ((inputs: never) => unknown);

/** A job as the user wrote it. Export it, and `azml run` finds it. */
export interface PipelineJobSpec {
  readonly pipeline: unknown;
  readonly inputs: unknown;
  readonly options: unknown;
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
