import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { DiagnosticSink } from "../../diagnostics/sink.js";
import type { ParallelNode } from "../../model/parallel-node.js";
import type { ParallelSettings, ParallelTask } from "../../model/parallel-settings.js";
import type { NodeEnvironments } from "../../workspace/job-operations.js";
import { checkTables } from "./check-tables.js";
import { bodyTexts, checkCode } from "./plan-command.js";
import { placeOf, planCommon } from "./plan-common.js";
import { planEnvironment } from "./plan-environment.js";
import type { InputResolver } from "./resolve-input.js";
import { type InputSource, type NodePorts, type ParallelNumber, parallelNumbers, type PlannedParallel } from "./run-plan.js";
import type { Leaf } from "./scope.js";

type Report = (key: string, problem: Pick<Diagnostic, "code" | "message" | "hint">) => void;

/** Plans a parallel node; undefined (with diagnostics) when it cannot run on this machine. What the node says wins over its component. */
export function planParallel(
  leaf: Leaf & { readonly node: ParallelNode },
  inputs: InputResolver,
  problems: DiagnosticSink,
  environments?: NodeEnvironments,
): PlannedParallel | undefined {
  const { node, scope, place } = leaf;
  const { component } = node;
  const location = node.location ?? (component.kind === "parallel" ? component.location : undefined);
  const report: Report = (key, problem) =>
    problems.add({ severity: "error", path: `${place}.${key}`, ...(location && { location }), ...problem });
  // One that is not registered here has been reported.
  if (component.kind === "reference") return undefined;
  const settings: ParallelSettings = { ...component, ...node };
  const task = checkedTask(settings, component.name, report);
  const named = namedPorts(settings, component, report);
  const sources = inputs.ofNode(scope, component.inputs, node.inputs, place, location);
  if (task === undefined || named === undefined) return undefined;
  checkTables(new Map([...sources].filter(([input]) => input === named.inputData)), component.inputs, { place, location }, problems);
  const environment = planEnvironment(leaf, task.task, environments, problems);
  if (environment.kind === "docker") {
    report("environment", {
      code: "AZML562",
      message: `node "${leaf.path}" is a parallel one, and those do not run in containers here`,
      hint: `--env ${leaf.path}=venv, or =host`,
    });
  }
  const numbers = new Map<ParallelNumber, InputSource>();
  for (const name of parallelNumbers) {
    const value = numberOf(settings, name);
    if (value !== undefined) numbers.set(name, inputs.ofText(scope, String(value), placeOf(leaf, name)));
  }
  const { environmentVariables } = bodyTexts(node, scope, place, inputs);
  return {
    kind: "parallel",
    ...planCommon(leaf, component, sources, inputs, [...numbers.values(), ...environmentVariables.values()]),
    ...task,
    ...named,
    environment,
    isDeterministic: component.isDeterministic,
    partitionKeys: settings.partitionKeys ?? [],
    loggingLevel: settings.loggingLevel ?? "INFO",
    numbers,
    environmentVariables,
  };
}

/** The task, when it is a script that lies on this machine. */
function checkedTask(
  { task }: ParallelSettings,
  component: string,
  report: Report,
): { readonly task: ParallelTask; readonly entryScript: string } | undefined {
  if (task?.entryScript === undefined || task.code === undefined || task.type === "model") {
    const lack = task?.type === "model" ? "has a model for a task" : `has no ${task?.entryScript === undefined ? "entry script" : "code"}`;
    report("task", {
      code: "AZML550",
      message: `parallel component "${component}" ${lack}, and nothing can be run for its mini-batches`,
      hint: "give the task `code`, a folder, and `entry_script`, a file in it with init() and run(mini_batch)",
    });
    return undefined;
  }
  const { code, entryScript } = task;
  checkCode(task, component, (problem) => report("task.code", problem));
  if (code.kind === "local" && existsSync(code.path) && !existsSync(join(code.path, entryScript))) {
    report("task.entry_script", {
      code: "AZML503",
      message: `entry script "${entryScript}" of component "${component}" does not exist`,
      hint: `looked for ${join(code.path, entryScript)}`,
    });
  }
  return { task, entryScript };
}

/** The ports that settings name, without their braces. */
function namedPorts(
  { inputData, task }: ParallelSettings,
  ports: NodePorts,
  report: Report,
): Pick<PlannedParallel, "inputData" | "appendRowTo"> | undefined {
  const input = portName(inputData, "inputs", ports);
  if (input === undefined) {
    const message =
      inputData === undefined
        ? "input_data is missing: it names the input to cut into mini-batches"
        : `input_data is ${JSON.stringify(inputData)}, which names no input to cut into mini-batches`;
    report("input_data", { code: "AZML550", message, hint: "write ${{inputs.name}}" });
  }
  const output = portName(task?.appendRowTo, "outputs", ports);
  const isLost = task?.appendRowTo !== undefined && output === undefined;
  if (isLost) {
    const message = `append_row_to is ${JSON.stringify(task.appendRowTo)}, which names no output`;
    report("task.append_row_to", { code: "AZML550", message, hint: "write ${{outputs.name}}" });
  }
  if (input === undefined || isLost) return undefined;
  return { inputData: input, ...(output !== undefined && { appendRowTo: output }) };
}

function portName(text: string | undefined, side: keyof NodePorts, ports: NodePorts): string | undefined {
  const [, written, name = ""] = /^\s*\$\{\{\s*(inputs|outputs)\.([^\s}]+)\s*\}\}\s*$/.exec(text ?? "") ?? [];
  return written === side && Object.hasOwn(ports[side], name) ? name : undefined;
}

function numberOf(settings: ParallelSettings, name: ParallelNumber): number | string | undefined {
  switch (name) {
    case "mini_batch_size":
      return settings.miniBatchSize;
    case "max_concurrency_per_instance":
      return settings.maxConcurrencyPerInstance;
    case "resources.instance_count":
      return settings.resources?.instanceCount;
    case "retry_settings.max_retries":
      return settings.retrySettings?.maxRetries;
    case "retry_settings.timeout":
      return settings.retrySettings?.timeout;
    case "error_threshold":
      return settings.errorThreshold;
    case "mini_batch_error_threshold":
      return settings.miniBatchErrorThreshold;
  }
}
