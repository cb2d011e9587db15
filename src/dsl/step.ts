import { AzmlError } from "../diagnostics/azml-error.js";
import { callSite } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";
import type { OutputMode } from "../model/mode.js";
import type { CommandLimits, Distribution, Resources } from "../model/run-settings.js";
import type { BuildCheck } from "../types/build-check.js";
import type { ArgsOf, ComponentType, OutputNames, OutputsOf } from "../types/component-type.js";
import type { Nothing } from "../types/ports.js";
import { currentFrame } from "./frame.js";

/** One node of a pipeline under construction. */
export interface Step<O> {
  /** What the step makes, by name: to be wired into other steps, or returned from `build()`. */
  readonly outputs: O;
}

/** What can be said of one output of a step or job (schema `pipelineJob`, `outputs.*`). */
export interface OutputSettings {
  readonly mode?: OutputMode;
  /** Where to write: `azureml://datastores/…/paths/…`. The service's macros, such as `${{name}}`, may stand in it. Locally it is a folder in `.azml/datastores`. */
  readonly path?: string;
  /** Registers the output as a data asset or model of this name. */
  readonly name?: string;
  /** Needs `name`. */
  readonly version?: string;
  readonly description?: string;
}

/** Settings of a step's or a job's outputs, by name. */
export type OutputsSettings<Outputs extends string> = { readonly [O in Outputs]?: OutputSettings } & Nothing;

export interface StepOptions<Outputs extends string = string> {
  /** Node name. The component's name when absent; repeats get `_1`, `_2`, … in creation order. */
  readonly name?: string;
  readonly displayName?: string;
  readonly comment?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Compute of this node; the pipeline's default compute when absent. */
  readonly compute?: string;
  readonly resources?: Resources;
  readonly distribution?: Distribution;
  /** `timeout` is in seconds. */
  readonly limits?: CommandLimits;
  readonly environmentVariables?: Readonly<Record<string, string>>;
  /** Mode, place and registration of this node's outputs. */
  readonly outputs?: OutputsSettings<Outputs>;
}

/**
 * Adds a node to the pipeline that is being built.
 *
 * Inputs that are optional or have a default may be left out; a missing, misspelt or wrongly typed one is a compile
 * error. A pipeline is nested by passing its class or method.
 *
 * @throws AzmlError AZML201 outside `build()`
 * @example
 * const trained = step(Train, { trainingData: prepared.outputs.trainingData, epochs: 5 }, { name: "train" });
 * // jobs: { train: { component: …, inputs: { training_data: "${{parent.jobs.prepare.outputs.training_data}}", epochs: 5 } } }
 */
export function step<const T extends ComponentType>(
  component: T & BuildCheck<T>,
  inputs: NoInfer<ArgsOf<T>>,
  options?: StepOptions<NoInfer<OutputNames<T>>>,
): Step<OutputsOf<T>> {
  const site = callSite(step);
  const frame = currentFrame();
  if (!frame) {
    const hint = "call it inside the build() of a @pipeline class, or inside a @pipeline method";
    throw new AzmlError([diagnosticAt(site, "AZML201", "step() was called outside build()", { hint })]);
  }
  return frame.step({ component, inputs, options, site }) as Step<OutputsOf<T>>;
}
