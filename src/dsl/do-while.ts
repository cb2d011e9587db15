import { callSite } from "../diagnostics/call-site.js";
import type { Binding } from "../types/binding.js";
import type { BuildCheck } from "../types/build-check.js";
import type { ArgsOf, ComponentType, OutputsOf } from "../types/component-type.js";
import type { NextArgs } from "../types/loop.js";
import { frameFor } from "./frame.js";
import type { OptionsOf } from "./step-options.js";
import type { Step } from "./step.js";

/** How a loop goes on. */
export interface DoWhileOptions<Args, Outputs, Options> {
  /** The output that says whether there is another round. `maxIterations` rounds when absent. */
  readonly while?: (outputs: Outputs) => Binding<"boolean">;
  /** Inputs of the next round, from outputs of this one; the others stay as in the first. */
  readonly next: (outputs: Outputs) => NextArgs<Args>;
  /** Most rounds there may be: 1 to 1000. */
  readonly maxIterations: number;
  /** Node name of the loop itself; `dowhile` when absent. */
  readonly name?: string;
  /** Options of the repeated step, as `step()` takes them. */
  readonly step?: Options;
}

/**
 * Adds a step that is run again and again: first with `first`, then with its own outputs, as long as `while` is true.
 * The outputs are those of the last round.
 *
 * @throws AzmlError AZML201 outside `build()`
 * @example
 * const refined = doWhile(Refine, { model: trained.outputs.model, round: 0 },
 *   { while: (o) => o.keepGoing, next: (o) => ({ model: o.model, round: o.round }), maxIterations: 10 });
 * // jobs: { refine: { … }, dowhile: { type: do_while, body: "${{parent.jobs.refine}}", condition: keep_going,
 * //   mapping: { model: [model], round: [round] }, limits: { max_iteration_count: 10 } } }
 */
export function doWhile<const T extends ComponentType>(
  body: T & BuildCheck<T>,
  first: NoInfer<ArgsOf<T>>,
  options: NoInfer<DoWhileOptions<ArgsOf<T>, OutputsOf<T>, OptionsOf<T>>>,
): Step<OutputsOf<T>> {
  const site = callSite(doWhile);
  return frameFor("doWhile", site).add({ kind: "do_while", body, first, options, site }) as Step<OutputsOf<T>>;
}
