import { callSite } from "../diagnostics/call-site.js";
import type { Json } from "../model/environment.js";
import type { SparkEntry, SparkResources } from "../model/spark-settings.js";
import type { DefinedComponent } from "../types/component-type.js";
import type { InputDefinitions, InputsCheck, OutputDefinitions, OutputsCheck, KindText, NoPorts } from "../types/port-definition.js";
import type { TextCheck } from "../types/text-check.js";
import { type CodePath, type DefinitionCommon, type NodeEnvironments, writeDefinition } from "./definition.js";
import type { IdentityOptions } from "./run-options.js";

/** A Spark application. `compute`, `resources` and `identity` are settings of each step of it; the options of `step()` win. */
export interface SparkDefinition extends DefinitionCommon {
  readonly code: CodePath;
  /** A Python file below `code`. Azure ML takes no classes of jars (`className`) yet. */
  readonly entry: SparkEntry;
  readonly pyFiles?: readonly string[];
  readonly jars?: readonly string[];
  readonly files?: readonly string[];
  readonly archives?: readonly string[];
  /** Spark's own settings by their full names; those below have names here. */
  readonly conf?: { readonly [key: string]: Json };
  readonly driverCores?: number;
  /** With its unit: `"2g"`. */
  readonly driverMemory?: string;
  readonly executorCores?: number;
  readonly executorMemory?: string;
  /** Needed unless dynamic allocation is enabled. */
  readonly executorInstances?: number;
  readonly dynamicAllocationEnabled?: boolean;
  readonly dynamicAllocationMinExecutors?: number;
  readonly dynamicAllocationMaxExecutors?: number;
  readonly environment?: NodeEnvironments;
  /** An attached Spark pool; either this or `resources`. */
  readonly compute?: string;
  /** Machines of the service's own. */
  readonly resources?: SparkResources;
  readonly identity?: IdentityOptions;
}

/**
 * A component that is a Spark application. Its data is read and written in mode `direct` only.
 *
 * @example
 * const count = spark({
 *   name: "count", code: "./src", entry: { file: "count.py" }, args: "--words ${{inputs.words}} --counts ${{outputs.counts}}",
 *   inputs: { words: { type: "uri_folder", mode: "direct" } }, outputs: { counts: { type: "uri_folder", mode: "direct" } },
 *   driverCores: 1, driverMemory: "2g", executorCores: 2, executorMemory: "2g", executorInstances: 2,
 *   resources: { instanceType: "standard_e4s_v3", runtimeVersion: "3.4" },
 * });
 * // component: { type: spark, entry: { file: count.py }, conf: { spark.driver.cores: 1, … }, args: "--words …", … }
 */
export function spark<const S extends string, const I extends InputDefinitions = NoPorts, const O extends OutputDefinitions = NoPorts>(
  definition: SparkDefinition & {
    readonly inputs?: I & InputsCheck<I>;
    readonly outputs?: O & OutputsCheck<O>;
    /** Words for the program; `${{inputs.x}}` and `${{outputs.y}}` name ports. */
    readonly args?: TextCheck<S, I, O>;
  },
): DefinedComponent<"spark", { readonly [N in keyof I]: KindText<I[N]> }, { readonly [N in keyof O]: KindText<O[N]> }> {
  return writeDefinition({ kind: "spark", maker: "spark", definition, site: callSite(spark) });
}
