import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { aKind, isPrimitiveKind } from "../../model/kind.js";
import type { ParallelSettings } from "../../model/parallel-settings.js";
import type { JobScope } from "../job-scope.js";
import { doubt, problem } from "../rule.js";

const places = /\$\{\{\s*((inputs|outputs)\.(\S*?))\s*\}\}/g;

/**
 * A parallel run has a script to call, cuts an input into mini-batches, names ports that there are, and counts as Azure ML counts. azure-ai-ml
 * sends YAML without a look at this, so there it is a warning.
 */
export function parallelRuns({ nodes }: JobScope): Diagnostic[] {
  return nodes.flatMap(({ node, component, path, location }) => {
    if (node.kind !== "parallel" || component?.kind !== "parallel") return [];
    const settings: ParallelSettings = { ...component, ...node };
    const { task, inputData } = settings;
    const found: Diagnostic[] = [];
    const complain = (key: string, message: string): void => {
      const say = node.source.startsWith("YAML") ? doubt : problem;
      found.push(say("AZML334", message, { path: `${path}.${key}`, location, focus: key.slice(key.lastIndexOf(".") + 1) }));
    };
    if (task === undefined) complain("task", "a parallel node needs a task");
    else if (task.type === "run_function" && task.entryScript === undefined)
      complain("task.entry_script", "the task needs an entry script");
    if (inputData === undefined) complain("input_data", "a parallel node needs input_data: the input that is cut into mini-batches");
    for (const [key, text] of [
      ["input_data", inputData],
      ["task.program_arguments", task?.programArguments],
      ["task.append_row_to", task?.appendRowTo],
    ] as const) {
      for (const [, expression = "", side, name = ""] of (text ?? "").matchAll(places)) {
        if (!(name in component[side as "inputs" | "outputs"])) complain(key, `Invalid data binding expression: ${expression}`);
      }
    }
    const cut = /^\$\{\{\s*inputs\.(\w+)\s*\}\}$/.exec(inputData ?? "")?.[1];
    const kind = cut === undefined ? undefined : component.inputs[cut]?.kind;
    if (kind !== undefined && isPrimitiveKind(kind))
      complain("input_data", `input "${cut}" is ${aKind(kind)}, which cannot be cut into mini-batches`);
    if (settings.partitionKeys !== undefined && settings.miniBatchSize !== undefined)
      complain("mini_batch_size", "the run has partition_keys and a mini_batch_size: rows are cut by one of them");
    if (below(settings.maxConcurrencyPerInstance, 1)) complain("max_concurrency_per_instance", "at least one mini-batch runs at a time");
    if (below(settings.errorThreshold, -1)) complain("error_threshold", "-1 is for any number of failures, and the least there is");
    if (below(settings.miniBatchErrorThreshold, -1)) {
      complain("mini_batch_error_threshold", "-1 is for any number of failures, and the least there is");
    }
    return found;
  });
}

function below(value: number | string | undefined, least: number): boolean {
  return typeof value === "number" && value < least;
}
