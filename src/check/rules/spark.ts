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
    const wrong = (word: string, name: string, mode: string | undefined): Diagnostic =>
      problem("AZML332", `${word} '${name}' is using '${mode ?? "None"}' mode, only 'direct' is supported for Spark job`, {
        path: `${path}.${word.toLowerCase()}s.${name}`,
        location,
        focus: name,
      });
    const inputs = Object.entries(node.inputs).flatMap(([name, value]) => {
      const port = component.inputs[name];
      const mode = modeOf(value) ?? port?.mode;
      return !port || isPrimitiveKind(port.kind) || mode === "direct" ? [] : wrong("Input", name, mode);
    });
    const outputs = Object.entries(component.outputs).flatMap(([name, port]) => {
      const setting = node.outputs[name];
      const mode = setting?.mode ?? port.mode;
      // One that is bound or not mentioned goes the way of the pipeline's; one of its own has to say how.
      const silent = mode === undefined && (setting === undefined || setting.boundTo !== undefined);
      return isPrimitiveKind(port.kind) || silent || mode === "direct" ? [] : wrong("Output", name, mode);
    });
    return [...inputs, ...outputs];
  });
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
      return "spark.driver.cores, spark.driver.memory, spark.executor.cores, spark.executor.memory and spark.executor.instances are mandatory fields.";
    }
    return said(fewest) || said(most) ? "Should not specify min or max executors when dynamic allocation is disabled." : undefined;
  }
  if (!sized) return "spark.driver.cores, spark.driver.memory, spark.executor.cores and spark.executor.memory are mandatory fields.";
  if (!said(fewest) || !said(most)) {
    return "spark.dynamicAllocation.minExecutors and spark.dynamicAllocation.maxExecutors are required when dynamic allocation is enabled.";
  }
  const [low, high] = [Number(conf[fewest]), Number(conf[most])];
  if (low <= 0 || low > high) {
    return "Dynamic min executors should be bigger than 0 and min executors should be equal or less than max executors.";
  }
  const count = said(keys.executor_instances) ? Number(conf[keys.executor_instances]) : low;
  return count !== 0 && (count < low || count > high)
    ? "Executor instances must be a valid non-negative integer and must be between spark.dynamicAllocation.minExecutors and spark.dynamicAllocation.maxExecutors"
    : undefined;
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
      const message = both
        ? "Only one of either compute or resources may be specified for Spark job"
        : "One of either compute or resources must be specified for Spark job";
      complain("resources", message);
      complain("compute", message);
    }
    const { entry, args } = component?.kind === "spark" ? component : node;
    if (entry !== undefined && !("file" in entry)) {
      complain("entry", "Classpath is not supported, please use 'file' to define the entry file.");
    }
    for (const [, name = ""] of (args ?? "").matchAll(/\$\{\{inputs\.([^\s}]+)\}\}/g)) {
      if (!(name in node.inputs) && !(component && name in component.inputs)) {
        complain("args", `Inputs to job does not contain '${name}' referenced in args`);
      }
    }
    return found;
  });
}
