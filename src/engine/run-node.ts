import type { DiagnosticCode } from "../diagnostics/codes/table.js";
import { GuardError } from "../guard/guard-error.js";
import { inputValues, sourceText } from "./input-values.js";
import { logOfNode } from "./log-of-node.js";
import { clearTry, nodeFolder } from "./node-folder.js";
import { NodeFailure } from "./node-failure.js";
import { collectOutputs, prepareOutputs } from "./node-outputs.js";
import { type FormerResult, isSteering, type PlannedNode, type WorkingNode } from "./plan/run-plan.js";
import { placeOutputs } from "./place-output.js";
import { registerOutputs } from "./register-outputs.js";
import { keptResult } from "./reuse/kept-result.js";
import { lookUp } from "./reuse/look-up.js";
import type { RunContext } from "./run-context.js";
import { dispatch } from "./runners/dispatch.js";
import type { NodeRequest } from "./runners/node-request.js";
import type { NodeEnd } from "./scheduler.js";
import { type NodeOutput, recordOf } from "./node-output.js";
import { steerNode } from "./steering/steer-node.js";
import { untakenBranch } from "./steering/untaken-branch.js";
import { TimeLimit } from "./time-limit.js";

/** Takes one node from Queued to its end; `attempt` counts its tries. */
export async function runNode(planned: PlannedNode, context: RunContext, attempt = 1): Promise<NodeEnd> {
  const { stop } = context;
  try {
    const { instead } = planned;
    if (instead?.kind === "skip") return { status: "Skipped", reason: instead.reason };
    if (instead?.kind === "take") return take(planned, instead, context);
    const reason = untakenBranch(planned, context.reader);
    if (reason !== undefined) return { status: "Skipped", reason };
    context.states.move(planned.index, "Preparing");
    const done = isSteering(planned) ? await steerNode(planned, context) : await work(planned, context, attempt);
    if (done.status !== "Completed") return done;
    const outputs = await registerOutputs(planned, done, context);
    tellOutputs(planned, outputs, context);
    return { ...done, outputs };
  } catch (error) {
    if (stop.aborted) return canceled(stop);
    if (error instanceof NodeFailure) return { status: "Failed", failure: error.failure };
    if (error instanceof GuardError) return { status: "Failed", failure: { code: error.code, message: error.message } };
    if (!isSystemError(error)) throw error;
    return { status: "Failed", failure: { code: "AZML531", message: `the node's files could not be written or read: ${error.message}` } };
  }
}

/** Gives a node that is not to run the result that it had in another run. */
function take(planned: PlannedNode, { job, outputs }: FormerResult, context: RunContext): NodeEnd {
  context.states.move(planned.index, "Preparing");
  tellOutputs(planned, outputs, context);
  return { status: "Completed", outputs, details: { from: { job, node: planned.path }, reason: `taken from ${job}` } };
}

function tellOutputs({ path }: PlannedNode, outputs: ReadonlyMap<string, NodeOutput>, { log, job }: RunContext): void {
  for (const [output, record] of outputs) log.emit({ type: "node_output", job, time: Date.now(), node: path, output, ...recordOf(record) });
}

/** Runs a node that works itself: folders, inputs, the runner of its kind, outputs. */
async function work(planned: WorkingNode, context: RunContext, attempt: number): Promise<NodeEnd> {
  const { states, stop } = context;
  let request: NodeRequest | undefined;
  const limit = new TimeLimit(stop);
  try {
    if (attempt > 1) clearTry(nodeFolder(context.runFolder, planned.path), attempt - 1);
    const inputs = await inputValues(planned.inputs, planned.ports.inputs, context.reader);
    // Looked up first: where a result is there already, no folder is made.
    const reuse = await lookUp(planned, inputs, context);
    if (reuse?.end) return reuse.end;
    await context.beforeWork();
    request = await prepare(planned, { inputs, attempt }, context, limit);
    if (!stop.aborted) await dispatch(request, context);
    request.log.close();
    if (limit.isReached) throw limit.failure(request.log.file);
    if (stop.aborted) return canceled(stop);
    states.move(planned.index, "Finalizing");
    const made = collectOutputs(planned.ports.outputs, request.outputs);
    const details = reuse && { reuse: await keptResult({ inputs, outputs: made, reuse: reuse.reuse, warn: request.warn }, context) };
    const outputs = await placeOutputs(made, context.outputPaths.get(planned.index));
    return { status: "Completed", outputs, ...(details && { details }) };
  } catch (error) {
    if (limit.isReached && error instanceof NodeFailure) return { status: "Failed", failure: error.failure };
    if (stop.aborted || !(error instanceof NodeFailure)) throw error;
    throw new NodeFailure({ ...(request && { logFile: request.log.file }), ...error.failure });
  } finally {
    limit.clear();
    request?.log.close();
  }
}

async function prepare(
  planned: WorkingNode,
  { inputs, attempt }: Pick<NodeRequest, "inputs" | "attempt">,
  context: RunContext,
  limit: TimeLimit,
): Promise<NodeRequest> {
  const { job, log, states } = context;
  const { path } = planned;
  const folder = nodeFolder(context.runFolder, path);
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
    attempt,
    folder,
    inputs,
    outputs,
    log: logOfNode(path, folder.logFile, context),
    secrets: context.secrets,
    signal: limit.signal,
    started: () => {
      states.move(planned.index, "Running");
      limit.start();
    },
    note: (fact, time = Date.now()) => log.emit({ job, time, node: path, ...fact }),
    warn,
  };
}

function canceled(stop: AbortSignal): NodeEnd {
  return { status: "Canceled", reason: String(stop.reason) };
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}
