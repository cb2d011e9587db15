import { availableParallelism } from "node:os";
import type { Objective } from "../../model/sweep-settings.js";
import { type SourceReader, sourceText } from "../input-values.js";
import { NodeFailure } from "../node-failure.js";
import type { InputSource, PlannedSweep } from "../plan/run-plan.js";

/** Settings of a sweep whose bindings have been replaced by what they stand for now. */
export interface SettledSweep {
  readonly objective: Objective;
  readonly maxTotalTrials: number;
  readonly maxConcurrentTrials: number;
}

/** What the page of Azure ML's YAML schema for sweep jobs says of a job without `max_total_trials`. */
const defaultTrials = 1000;

/**
 * Without `max_concurrent_trials` the service starts all trials at once, as far as its compute has room. Here there is room for one on each
 * processor.
 */
export async function settledSweep({ node, texts }: PlannedSweep, reader: SourceReader): Promise<SettledSweep> {
  const maxTotalTrials = await count("max_total_trials", texts.maxTotalTrials, defaultTrials, reader);
  const maxConcurrentTrials = await count("max_concurrent_trials", texts.maxConcurrentTrials, availableParallelism(), reader);
  const primaryMetric = await sourceText(texts.primaryMetric, reader);
  return { objective: { ...node.objective, primaryMetric }, maxTotalTrials, maxConcurrentTrials };
}

async function count(name: string, source: InputSource | undefined, otherwise: number, reader: SourceReader): Promise<number> {
  if (source === undefined) return otherwise;
  const text = await sourceText(source, reader);
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new NodeFailure({ code: "AZML526", message: `limits.${name} is "${text}", not a whole number above 0` });
}
