import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { isPrimitiveKind } from "../../model/kind.js";
import { isDynamic, sparkConfKeys, type SparkSettings } from "../../model/spark-settings.js";
import type { InputValue } from "../../model/value.js";
import type { JobScope } from "../job-scope.js";
import { problem } from "../rule.js";

/** Spark reads and writes data where it lies, so `direct` is the only mode it has (semantics.md §10.5). */
export function sparkModes({ nodes }: JobScope): Diagnostic[] {
  return nodes.flatMap(({ node, component, path, location }) => {
    if (node.kind !== "spark" || !component) return [];
    const wrong = (word: "input" | "output", name: string, mode: string | undefined): Diagnostic =>
      problem("AZML332", modeProblem(word, name, mode), {
        path: `${path}.${word}s.${name}`,
        location,
        focus: name,
        hint: "write mode: direct",
      });
    const inputs = Object.entries(node.inputs).flatMap(([name, value]) => {
      const port = component.inputs[name];
      const mode = modeOf(value) ?? port?.mode;
      return !port || isPrimitiveKind(port.kind) || mode === "direct" ? [] : wrong("input", name, mode);
    });
    const outputs = Object.entries(component.outputs).flatMap(([name, port]) => {
      const setting = node.outputs[name];
      const mode = setting?.mode ?? port.mode;
      // One that is bound or not mentioned goes the way of the pipeline's; one of its own has to say how.
      const silent = mode === undefined && (setting === undefined || setting.boundTo !== undefined);
      return isPrimitiveKind(port.kind) || silent || mode === "direct" ? [] : wrong("output", name, mode);
    });
    return [...inputs, ...outputs];
  });
}

/** What is wrong with how Spark is to get at data. */
export function modeProblem(word: "input" | "output", name: string, mode: string | undefined): string {
  const way = word === "input" ? "reads" : "writes";
  return `Spark ${way} ${word} "${name}" where it lies: its mode has to be direct, ${mode === undefined ? "and none is said" : `not ${mode}`}`;
}

function modeOf(value: InputValue): string | undefined {
  if (value.kind === "asset") return value.asset.mode;
  return value.kind === "binding" ? value.mode : undefined;
}

/** Cores and memory are said, and how many executors there are: a number, or bounds with dynamic allocation (semantics.md §10.5). */
export function sparkExecutors({ nodes }: JobScope): Diagnostic[] {
  return nodes.flatMap(({ node, component, path, location }) => {
    // Of a component in a workspace the settings are not known.
    if (node.kind !== "spark" || component?.kind !== "spark") return [];
    const message = executorProblem({ ...component.conf, ...node.conf });
    return message === undefined ? [] : problem("AZML332", message, { path: `${path}.conf`, location, focus: "conf" });
  });
}

/** What is wrong with the executors that settings of Spark ask for. */
export function executorProblem(conf: NonNullable<SparkSettings["conf"]>): string | undefined {
  const keys = sparkConfKeys;
  const said = (key: string): boolean => conf[key] !== undefined && conf[key] !== null;
  const sized = [keys.driver_cores, keys.driver_memory, keys.executor_cores, keys.executor_memory].every(said);
  const [fewest, most] = [keys.dynamic_allocation_min_executors, keys.dynamic_allocation_max_executors];
  if (!isDynamic(conf)) {
    if (!sized || !said(keys.executor_instances)) {
      return "Spark has to be told spark.driver.cores, spark.driver.memory, spark.executor.cores, spark.executor.memory and spark.executor.instances";
    }
    return said(fewest) || said(most) ? "the fewest and the most executors are for dynamic allocation, which is off" : undefined;
  }
  if (!sized) return "Spark has to be told spark.driver.cores, spark.driver.memory, spark.executor.cores and spark.executor.memory";
  if (!said(fewest) || !said(most)) {
    return "dynamic allocation needs spark.dynamicAllocation.minExecutors and spark.dynamicAllocation.maxExecutors";
  }
  const [low, high] = [Number(conf[fewest]), Number(conf[most])];
  if (low <= 0 || low > high) {
    return "spark.dynamicAllocation.minExecutors has to be at least 1, and at most spark.dynamicAllocation.maxExecutors";
  }
  const count = said(keys.executor_instances) ? Number(conf[keys.executor_instances]) : low;
  return count !== 0 && (count < low || count > high)
    ? "spark.executor.instances has to lie between spark.dynamicAllocation.minExecutors and spark.dynamicAllocation.maxExecutors"
    : undefined;
}

export const entryProblem = "a Spark job begins at a file, not at a class: entry: { file: main.py }";

export function argsProblem(input: string): string {
  return `"args" names the input "${input}", which is not there`;
}

export function placeProblem(both: boolean): string {
  return both
    ? `a Spark job runs on its "compute" or on "resources", and has both`
    : `a Spark job needs a "compute" or "resources" to run on`;
}

/** A Spark node runs on a compute or on resources, and begins at a file; its arguments name its inputs. */
export function sparkPlaces({ nodes }: JobScope): Diagnostic[] {
  return nodes.flatMap(({ node, component, path, location }) => {
    if (node.kind !== "spark") return [];
    const found: Diagnostic[] = [];
    const complain = (key: string, message: string): void =>
      void found.push(problem("AZML332", message, { path: `${path}.${key}`, location, focus: key }));
    const both = node.compute !== undefined && node.resources !== undefined;
    if (both || (node.compute === undefined && node.resources === undefined)) {
      const message = placeProblem(both);
      complain("resources", message);
      complain("compute", message);
    }
    const { entry, args } = component?.kind === "spark" ? component : node;
    if (entry !== undefined && !("file" in entry)) {
      complain("entry", entryProblem);
    }
    for (const [, name = ""] of (args ?? "").matchAll(/\$\{\{inputs\.([^\s}]+)\}\}/g)) {
      if (!(name in node.inputs) && !(component && name in component.inputs)) {
        complain("args", argsProblem(name));
      }
    }
    return found;
  });
}
