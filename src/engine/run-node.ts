import type { DiagnosticCode } from "../diagnostics/codes/table.js";
import { unreachable } from "../util/unreachable.js";
import { inputValues, sourceText } from "./input-values.js";
import { nodeFolder } from "./node-folder.js";
import { NodeFailure } from "./node-failure.js";
import { NodeLog } from "./node-log.js";
import { nodeRunId } from "./node-run-id.js";
import { collectOutputs, prepareOutputs } from "./node-outputs.js";
import type { PlannedNode } from "./plan/run-plan.js";
import type { RunContext } from "./run-context.js";
import type { NodeRequest } from "./runners/node-request.js";
import { runCommand } from "./runners/run-command.js";
import { runInProcess } from "./runners/run-in-process.js";
import type { NodeEnd } from "./scheduler.js";
import { TimeLimit } from "./time-limit.js";

/** Takes one node from Queued to its end: folders, inputs, the runner of its kind, outputs. */
export async function runNode(planned: PlannedNode, context: RunContext): Promise<NodeEnd> {
  const { states, stop } = context;
  const { index } = planned;
  states.move(index, "Preparing");
  let request: NodeRequest | undefined;
  const limit = new TimeLimit(stop);
  try {
    request = await prepare(planned, context, limit);
    if (!stop.aborted) await dispatch(request, context);
    request.log.close();
    if (limit.isReached) throw limit.failure(request.log.file);
    if (stop.aborted) return canceled(stop);
    states.move(index, "Finalizing");
    const outputs = collectOutputs(planned.component.outputs, request.outputs, context.outputPaths.get(index));
    for (const [output, record] of outputs) {
      context.log.emit({ type: "node_output", job: context.job, time: Date.now(), node: planned.path, output, ...record });
    }
    return { status: "Completed", outputs };
  } catch (error) {
    if (stop.aborted && !limit.isReached) return canceled(stop);
    if (error instanceof NodeFailure) {
      return { status: "Failed", failure: { ...(request && { logFile: request.log.file }), ...error.failure } };
    }
    if (!isSystemError(error)) throw error;
    return { status: "Failed", failure: { code: "AZML531", message: `the node's files could not be written or read: ${error.message}` } };
  } finally {
    limit.clear();
    request?.log.close();
  }
}

async function prepare(planned: PlannedNode, context: RunContext, limit: TimeLimit): Promise<NodeRequest> {
  const { job, log, states } = context;
  const { path } = planned;
  const folder = nodeFolder(context.runFolder, path);
  const inputs = await inputValues(planned.inputs, planned.component.inputs, context.reader);
  const outputs = prepareOutputs(planned.component.outputs, folder.outputs);
  if (planned.timeout) limit.set(await sourceText(planned.timeout, context.reader));
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
      const variables = new Map<string, string>();
      for (const [name, source] of planned.environmentVariables) variables.set(name, await sourceText(source, context.reader));
      const { shell, extraPath } = context.machine;
      return runCommand(request, { shell, extraPath, job: context.job, environmentVariables: variables });
    }
    default:
      return unreachable(planned.kind);
  }
}

function canceled(stop: AbortSignal): NodeEnd {
  return { status: "Canceled", reason: String(stop.reason) };
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}
