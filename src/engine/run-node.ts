import type { DiagnosticCode } from "../diagnostics/codes/table.js";
import { unreachable } from "../util/unreachable.js";
import { inputValues, sourceText } from "./input-values.js";
import { nodeFolder } from "./node-folder.js";
import { NodeFailure } from "./node-failure.js";
import { NodeLog } from "./node-log.js";
import { nodeRunId } from "./node-run-id.js";
import { collectOutputs, prepareOutputs } from "./node-outputs.js";
import { type InputSource, isSteering, type PlannedNode, type WorkingNode } from "./plan/run-plan.js";
import type { RunContext } from "./run-context.js";
import type { NodeRequest } from "./runners/node-request.js";
import { runCommand } from "./runners/run-command.js";
import { runCopy } from "./runners/run-copy.js";
import { runInProcess } from "./runners/run-in-process.js";
import { runParallel } from "./runners/run-parallel.js";
import type { NodeEnd } from "./scheduler.js";
import { steerNode } from "./steering/steer-node.js";
import { untakenBranch } from "./steering/untaken-branch.js";
import { TimeLimit } from "./time-limit.js";

/** Takes one node from Queued to its end. */
export async function runNode(planned: PlannedNode, context: RunContext): Promise<NodeEnd> {
  const { stop } = context;
  try {
    const reason = untakenBranch(planned, context.reader);
    if (reason !== undefined) return { status: "Skipped", reason };
    context.states.move(planned.index, "Preparing");
    const outputs = isSteering(planned) ? await steerNode(planned, context) : await work(planned, context);
    if (!("size" in outputs)) return outputs;
    for (const [output, record] of outputs) {
      context.log.emit({ type: "node_output", job: context.job, time: Date.now(), node: planned.path, output, ...record });
    }
    return { status: "Completed", outputs };
  } catch (error) {
    if (stop.aborted) return canceled(stop);
    if (error instanceof NodeFailure) return { status: "Failed", failure: error.failure };
    if (!isSystemError(error)) throw error;
    return { status: "Failed", failure: { code: "AZML531", message: `the node's files could not be written or read: ${error.message}` } };
  }
}

/** Runs a node that works itself: folders, inputs, the runner of its kind, outputs. */
async function work(planned: WorkingNode, context: RunContext): Promise<Outputs | NodeEnd> {
  const { states, stop } = context;
  let request: NodeRequest | undefined;
  const limit = new TimeLimit(stop);
  try {
    request = await prepare(planned, context, limit);
    if (!stop.aborted) await dispatch(request, context);
    request.log.close();
    if (limit.isReached) throw limit.failure(request.log.file);
    if (stop.aborted) return canceled(stop);
    states.move(planned.index, "Finalizing");
    return collectOutputs(planned.ports.outputs, request.outputs, context.outputPaths.get(planned.index));
  } catch (error) {
    if (limit.isReached && error instanceof NodeFailure) return { status: "Failed", failure: error.failure };
    if (stop.aborted || !(error instanceof NodeFailure)) throw error;
    throw new NodeFailure({ ...(request && { logFile: request.log.file }), ...error.failure });
  } finally {
    limit.clear();
    request?.log.close();
  }
}

type Outputs = ReturnType<typeof collectOutputs>;

async function prepare(planned: WorkingNode, context: RunContext, limit: TimeLimit): Promise<NodeRequest> {
  const { job, log, states } = context;
  const { path } = planned;
  const folder = nodeFolder(context.runFolder, path);
  const inputs = await inputValues(planned.inputs, planned.ports.inputs, context.reader);
  const outputs = prepareOutputs(planned.ports.outputs, folder.outputs);
  if (planned.kind === "command" && planned.timeout) limit.set(await sourceText(planned.timeout, context.reader));
  const warn = (code: DiagnosticCode, message: string): void =>
    log.emit({
      type: "warning",
      job,
      time: Date.now(),
      diagnostic: { code, severity: "warning", message: `node "${path}": ${message}` },
    });
  return {
    planned,
    folder,
    inputs,
    outputs,
    log: new NodeLog(folder.logFile, (line, stream) => log.emit({ type: "node_log", job, time: Date.now(), node: path, stream, line })),
    signal: limit.signal,
    started: () => {
      states.move(planned.index, "Running");
      limit.start();
    },
    metric: (key, value, step, time) => log.emit({ type: "node_metric", job, time, node: path, key, value, step }),
    warn,
  };
}

/** The runner of each kind of node. */
async function dispatch(request: NodeRequest, context: RunContext): Promise<void> {
  const { planned } = request;
  switch (planned.kind) {
    case "command": {
      const body = context.bodies.get(planned.component);
      if (body) return runInProcess(request, body, nodeRunId(context.job, planned.path));
      await context.snapshots.copyTo(planned.component, request.folder.code);
      return runCommand({ ...request, planned }, { ...context.machine, ...(await ownVariables(planned, context)) });
    }
    case "parallel": {
      await context.snapshots.copyTo(planned.task, request.folder.code);
      const numbers = await texts(planned.numbers, context);
      return runParallel({ ...request, planned }, { ...context.machine, ...(await ownVariables(planned, context)), numbers });
    }
    case "copy_data":
      return runCopy({ ...request, planned });
    default:
      return unreachable(planned);
  }
}

async function ownVariables(
  { environmentVariables }: { readonly environmentVariables: ReadonlyMap<string, InputSource> },
  context: RunContext,
): Promise<{ readonly job: string; readonly environmentVariables: ReadonlyMap<string, string> }> {
  return { job: context.job, environmentVariables: await texts(environmentVariables, context) };
}

async function texts<K>(sources: ReadonlyMap<K, InputSource>, { reader }: RunContext): Promise<ReadonlyMap<K, string>> {
  const found = new Map<K, string>();
  for (const [name, source] of sources) found.set(name, await sourceText(source, reader));
  return found;
}

function canceled(stop: AbortSignal): NodeEnd {
  return { status: "Canceled", reason: String(stop.reason) };
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}
