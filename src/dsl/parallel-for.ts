import { callSite } from "../diagnostics/call-site.js";
import type { Gathered, ItemOf, ItemsCheck, LoopItems } from "../types/loop.js";
import { frameFor } from "./frame.js";
import type { Step } from "./step.js";

/** How a loop over items runs. */
export interface ParallelForOptions {
  /** Rounds at the same time; all of them when absent. */
  readonly maxConcurrency?: number;
  /** Node name of the loop itself; `parallelfor` when absent. */
  readonly name?: string;
}

/**
 * Adds a step that is run once for each item, all at the same time. The closure makes that step and returns it; to repeat
 * several steps, make a pipeline of them.
 *
 * Fields of an item are given to inputs of the step as they are, and all items have the same. The outputs are those of all
 * rounds together: a table for files, folders, tables and models; a text with a list for values.
 *
 * @param items values, assets that exist on Azure ML, or a binding to a text that will hold a list of them as JSON
 * @throws AzmlError AZML201 outside `build()`
 * @example
 * const folds = parallelFor([{ fold: 0 }, { fold: 1 }], (item) => step(Train, { data: this.data, fold: item.fold }), { maxConcurrency: 2 });
 * step(Compare, { models: folds.outputs.model });
 * // jobs: { train: { … }, parallelfor: { type: parallel_for, body: "${{parent.jobs.train}}", items: [{ fold: 0 }, { fold: 1 }], max_concurrency: 2 } }
 */
export function parallelFor<const I extends LoopItems, O>(
  items: I & ItemsCheck<I>,
  body: (item: ItemOf<I>) => Step<O>,
  options?: ParallelForOptions,
): Step<Gathered<O>> {
  const site = callSite(parallelFor);
  return frameFor("parallelFor", site).add({ kind: "parallel_for", items, body, options, site }) as Step<Gathered<O>>;
}
