import { callSite } from "../diagnostics/call-site.js";
import type { BuildCheck } from "../types/build-check.js";
import type { ArgsOf, ComponentType, OutputsOf } from "../types/component-type.js";
import { frameFor } from "./frame.js";
import type { OptionsOf } from "./step-options.js";

/** One node of a pipeline under construction. */
export interface Step<O> {
  /** What the step makes, by name: to be wired into other steps, or returned from `build()`. */
  readonly outputs: O;
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
  options?: NoInfer<OptionsOf<T>>,
): Step<OutputsOf<T>> {
  const site = callSite(step);
  return frameFor("step", site).add({ kind: "step", component, inputs, options, site }) as Step<OutputsOf<T>>;
}
