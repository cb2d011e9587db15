import { callSite } from "../diagnostics/call-site.js";
import type { Binding } from "../types/binding.js";
import { frameFor } from "./frame.js";
import type { Step } from "./step.js";

/** A branch: a function that makes steps. What it returns does not count. */
export type Branch = () => void | Step<unknown> | readonly Step<unknown>[];

/** What control flow can be told. */
export interface IfElseOptions {
  /** Node name of the branching itself; `conditionnode` when absent, with `_1`, `_2`, … for more. */
  readonly name?: string;
}

/**
 * Adds a branching: the steps that `then` makes run when the condition is true, those of `otherwise` when it is false.
 *
 * All of them belong to the pipeline around, and are named and wired like any other. A step that needs an output of a
 * branch that is not taken does not run either.
 *
 * @param condition a boolean that a step returns, or an input of the pipeline. It has no value while the graph is built, so it
 *   cannot be negated: exchange the branches. What is known already an ordinary `if` decides.
 * @throws AzmlError AZML201 outside `build()`
 * @example
 * const check = step(Tools.evaluate, { model: trained.outputs.model });
 * ifElse(check.outputs.output, () => step(Register, { model: trained.outputs.model }), () => step(Notify, {}));
 * // jobs: { …, conditionnode: { type: if_else, condition: "${{parent.jobs.evaluate.outputs.output}}",
 * //   true_block: "${{parent.jobs.register}}", false_block: "${{parent.jobs.notify}}" } }
 */
export function ifElse(condition: Binding<"boolean">, then: Branch, otherwise?: Branch, options?: IfElseOptions): void {
  const site = callSite(ifElse);
  frameFor("ifElse", site).add({ kind: "if_else", condition, whenTrue: then, whenFalse: otherwise, options, site });
}
