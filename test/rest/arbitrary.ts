import fc from "fast-check";
import type { Component } from "../../src/model/pipeline.js";
import type { StandaloneJob } from "../../src/model/standalone-job.js";
import { WrittenNumber } from "../../src/model/written-number.js";
import { pipelineComponent } from "../yaml/arbitrary-job.js";
import { automlJob } from "../yaml/arbitrary/automl.js";
import { commandComponent, commandJob } from "../yaml/arbitrary/command.js";
import { dataTransferComponent } from "../yaml/arbitrary/data-transfer.js";
import { parallelComponent } from "../yaml/arbitrary/parallel.js";
import { sparkComponent, sparkJob } from "../yaml/arbitrary/spark.js";
import { sweepJob } from "../yaml/arbitrary/sweep.js";

/** A component of every kind, as a file of its own. */
export function components(scratch: string): fc.Arbitrary<Component> {
  return fc.oneof<fc.Arbitrary<Component>[]>(
    commandComponent(scratch, "file"),
    dataTransferComponent,
    parallelComponent(scratch, "file"),
    pipelineComponent(scratch, 1, "file"),
    sparkComponent(scratch, "file"),
  );
}

/** A job of one step, of every kind. */
export function standaloneJobs(scratch: string): fc.Arbitrary<StandaloneJob> {
  const unboundAutomlJob = automlJob(scratch).map((job) => ({ ...job, automl: unbound(job.automl) }));
  return fc.oneof<fc.Arbitrary<StandaloneJob>[]>(commandJob(scratch), sweepJob(scratch), sparkJob(scratch), unboundAutomlJob);
}

/** Texts that are words to azure-ai-ml, though any is taken. */
const words: ReadonlySet<string> = new Set(["logTrainingMetrics", "logValidationLoss"]);

/** In a job of one step nothing can be bound, so that settings that are bound are left out; and times go forwards. */
function unbound<T>(value: T): T {
  if (typeof value !== "object" || value === null || Array.isArray(value) || value instanceof WrittenNumber) return value;
  const kept = Object.entries(value).filter(([, item]) => typeof item !== "string" || !item.startsWith("${{"));
  return Object.fromEntries(
    kept.map(([key, item]) => {
      if (key.endsWith("Minutes")) return [key, Math.abs(Number(item))];
      return [key, words.has(key) ? "Enable" : unbound(item as unknown)];
    }),
  ) as T;
}
