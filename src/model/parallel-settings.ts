import type { Code } from "./code.js";
import type { Environment, Json } from "./environment.js";
import type { Resources } from "./run-settings.js";

/** What is done with each mini-batch. */
export interface ParallelTask {
  readonly type: "run_function" | "model" | "function";
  readonly code?: Code;
  /** Python file with `init()` and `run(mini_batch)`, below `code`. */
  readonly entryScript?: string;
  /** Words for the entry script, with `${{inputs.x}}` and `${{outputs.y}}`. */
  readonly programArguments?: string;
  readonly model?: string;
  /** `${{outputs.y}}`: the output that collects what `run` returns. */
  readonly appendRowTo?: string;
  readonly environment?: Environment;
  /** Keys of the author's that Azure ML does not know; they are sent as they are. */
  readonly extra?: { readonly [key: string]: Json };
}

/** Whole numbers; a text is a data binding. `timeout` is in seconds. */
export interface RetrySettings {
  /** Seconds for one mini-batch. */
  readonly timeout?: number | string;
  /** How often a mini-batch is tried again (`max_retries`). */
  readonly maxRetries?: number | string;
}

/** How data is cut into mini-batches, and what happens to them. A component and a node say the same things; the node's win. */
export interface ParallelSettings {
  readonly task?: ParallelTask;
  /** `${{inputs.x}}`: the input that is cut into mini-batches. */
  readonly inputData?: string;
  /** Number of files, or bytes of a table, in a mini-batch; a text is a data binding. */
  readonly miniBatchSize?: number | string;
  /** Columns: rows that agree in them go into one mini-batch. Wins over `miniBatchSize`. */
  readonly partitionKeys?: readonly string[];
  readonly retrySettings?: RetrySettings;
  readonly loggingLevel?: string;
  readonly maxConcurrencyPerInstance?: number | string;
  /** Items that may fail before the job does; -1 is any number. */
  readonly errorThreshold?: number | string;
  /** Mini-batches that may fail before the job does; -1 is any number. */
  readonly miniBatchErrorThreshold?: number | string;
  readonly resources?: Resources;
}
