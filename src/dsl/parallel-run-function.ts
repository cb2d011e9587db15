import { callSite } from "../diagnostics/call-site.js";
import type { DefinedComponent } from "../types/component-type.js";
import type { InputDefinitions, InputsCheck, OutputDefinitions, OutputsCheck, KindText, NoPorts } from "../types/port-definition.js";
import type { TextCheck } from "../types/text-check.js";
import { type CodePath, type DefinitionCommon, type NodeEnvironments, writeDefinition } from "./definition.js";
import type { IdentityOptions, ResourceOptions, RetryOptions } from "../types/run-options.js";
import type { MiniBatchSize } from "./step-options.js";

/** The script that is called for each mini-batch, and what it runs with. */
export interface ParallelTaskDefinition<S extends string, I, O> {
  /** Folder or file that the script lies in; it travels with it. */
  readonly code?: CodePath;
  /** Python file below `code`, with `init()` and `run(mini_batch)`. */
  readonly entryScript: string;
  /** Words for the script; `${{inputs.x}}` and `${{outputs.y}}` name ports. */
  readonly programArguments?: TextCheck<S, I, O>;
  /** The output that collects what `run` returns. */
  readonly appendRowTo?: keyof O & string;
  /** What the script runs with: image and packages. */
  readonly environment?: NodeEnvironments;
}

/** How data is cut into mini-batches, and what they run with. The options of `step()` win. */
export interface ParallelDefinition extends DefinitionCommon {
  /** Files, or bytes of a table (`"100kb"`), in a mini-batch. */
  readonly miniBatchSize?: MiniBatchSize;
  /** Columns: rows that agree in them go into one mini-batch. In place of `miniBatchSize`. */
  readonly partitionKeys?: readonly string[];
  /** Seconds for a mini-batch, and how often it is tried again. */
  readonly retrySettings?: RetryOptions;
  /** How much the driver logs. `INFO` when absent (`logging_level`). */
  readonly loggingLevel?: "DEBUG" | "INFO" | "WARNING";
  /** Processes on each machine (`max_concurrency_per_instance`). One for each processor when absent. */
  readonly maxConcurrencyPerInstance?: number;
  /** Items that may fail before the job does; -1, any number, when absent. */
  readonly errorThreshold?: number;
  /** Mini-batches that may fail before the job does; -1, any number, when absent. */
  readonly miniBatchErrorThreshold?: number;
  /** Machines that it runs on; `instanceCount` of them. */
  readonly resources?: ResourceOptions;
  /** Environment variables of its processes: texts, by name (`environment_variables`). */
  readonly environmentVariables?: Readonly<Record<string, string>>;
  /** Compute that it runs on: a name of the workspace's. The pipeline's default compute when absent. */
  readonly compute?: string;
  /** On whose behalf it runs. The compute's own identity when absent. */
  readonly identity?: IdentityOptions;
}

/**
 * A component that cuts an input into mini-batches and calls a script for each, on several processes and machines.
 *
 * @example
 * const score = parallelRunFunction({
 *   name: "score", inputs: { data: "mltable", model: "mlflow_model" }, outputs: { scores: "uri_file" },
 *   inputData: "data", miniBatchSize: "10kb", resources: { instanceCount: 2 }, retrySettings: { maxRetries: 2, timeout: 60 },
 *   task: { code: "./src", entryScript: "score.py", programArguments: "--model ${{inputs.model}}", appendRowTo: "scores" },
 * });
 * step(score, { data: this.data, model: trained.outputs.model });
 * // component: { type: parallel, input_data: "${{inputs.data}}", mini_batch_size: "10240", task: { type: run_function, … }, … }
 */
export function parallelRunFunction<const S extends string, const I extends InputDefinitions, const O extends OutputDefinitions = NoPorts>(
  definition: ParallelDefinition & {
    /** Inputs by name: a kind, `integer?` for one that may be left out, or the kind with settings. */
    readonly inputs: I & InputsCheck<I>;
    /** Outputs by name: a kind, or the kind with settings. */
    readonly outputs?: O & OutputsCheck<O>;
    /** The input that is cut into mini-batches. */
    readonly inputData: NoInfer<keyof I & string>;
    /** The script, and what it runs with. */
    readonly task: ParallelTaskDefinition<S, NoInfer<I>, NoInfer<O>>;
  },
): DefinedComponent<"parallel", { readonly [N in keyof I]: KindText<I[N]> }, { readonly [N in keyof O]: KindText<O[N]> }> {
  return writeDefinition({ kind: "parallel", maker: "parallelRunFunction", definition, site: callSite(parallelRunFunction) });
}
