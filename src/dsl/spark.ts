import { callSite } from "../diagnostics/call-site.js";
import type { Json } from "../model/environment.js";
import type { SparkEntry, SparkResources } from "../model/spark-settings.js";
import type { DefinedComponent } from "../types/component-type.js";
import type { InputDefinitions, InputsCheck, OutputDefinitions, OutputsCheck, KindText, NoPorts } from "../types/port-definition.js";
import type { TextCheck } from "../types/text-check.js";
import { type CodePath, type DefinitionCommon, type NodeEnvironments, writeDefinition } from "./definition.js";
import type { IdentityOptions } from "../types/run-options.js";

/** A Spark application. `compute`, `resources` and `identity` are settings of each step of it; the options of `step()` win. */
export interface SparkDefinition extends DefinitionCommon {
  /** Folder that the program lies in; it travels with it. */
  readonly code: CodePath;
  /** A Python file below `code`. Azure ML takes no classes of jars (`className`) yet. */
  readonly entry: SparkEntry;
  /** Python files and archives below `code` that the program imports (`py_files`). */
  readonly pyFiles?: readonly string[];
  /** Jars below `code` for the classpath. */
  readonly jars?: readonly string[];
  /** Files below `code` that each executor gets. */
  readonly files?: readonly string[];
  /** Archives below `code` that each executor gets unpacked. */
  readonly archives?: readonly string[];
  /** Spark's own settings by their full names; those below have names here. */
  readonly conf?: { readonly [key: string]: Json };
  /** Processors of the driver (`spark.driver.cores`). */
  readonly driverCores?: number;
  /** With its unit: `"2g"`. */
  readonly driverMemory?: string;
  /** Processors of each executor (`spark.executor.cores`). */
  readonly executorCores?: number;
  /** Memory of each executor, with its unit: `"2g"` (`spark.executor.memory`). */
  readonly executorMemory?: string;
  /** Needed unless dynamic allocation is enabled. */
  readonly executorInstances?: number;
  /** Spark picks how many executors there are (`spark.dynamicAllocation.enabled`). Default: false. */
  readonly dynamicAllocationEnabled?: boolean;
  /** Fewest executors that Spark may pick. */
  readonly dynamicAllocationMinExecutors?: number;
  /** Most executors that Spark may pick. */
  readonly dynamicAllocationMaxExecutors?: number;
  /** Packages that the program needs. */
  readonly environment?: NodeEnvironments;
  /** An attached Spark pool; either this or `resources`. */
  readonly compute?: string;
  /** Machines of the service's own. */
  readonly resources?: SparkResources;
  /** On whose behalf it runs, which decides what data it may read. Needed for data that the workspace may not read. */
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
    /** Inputs by name; those of data have `mode: "direct"`. */
    readonly inputs?: I & InputsCheck<I>;
    /** Outputs by name; those of data have `mode: "direct"`. */
    readonly outputs?: O & OutputsCheck<O>;
    /** Words for the program; `${{inputs.x}}` and `${{outputs.y}}` name ports. */
    readonly args?: TextCheck<S, I, O>;
  },
): DefinedComponent<"spark", { readonly [N in keyof I]: KindText<I[N]> }, { readonly [N in keyof O]: KindText<O[N]> }> {
  return writeDefinition({ kind: "spark", maker: "spark", definition, site: callSite(spark) });
}
