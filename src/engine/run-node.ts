import type { DiagnosticCode } from "../diagnostics/codes/table.js";
import type { NodeReuse } from "../events/run-event.js";
import { unreachable } from "../util/unreachable.js";
import { processCounts } from "./distributed/process-counts.js";
import { inputValues, type SourceReader, sourceText } from "./input-values.js";
import { logOfNode } from "./log-of-node.js";
import { clearTry, nodeFolder } from "./node-folder.js";
import { NodeFailure } from "./node-failure.js";
import { nodeRunId } from "./node-run-id.js";
import { collectOutputs, prepareOutputs } from "./node-outputs.js";
import { type FormerResult, type InputSource, isSteering, type PlannedNode, type WorkingNode } from "./plan/run-plan.js";
import { registerOutputs } from "./register-outputs.js";
import type { ReadyEnvironment } from "./environments/environments.js";
import type { PlannedEnvironment } from "./environments/planned-environment.js";
import { ingredientsOf, keyOf } from "./reuse/ingredients.js";
import { noEarlierResults } from "./reuse/reuse.js";
import { outputsOfEarlier } from "./reuse/reuse-result.js";
import type { RunContext } from "./run-context.js";
import type { NodeRequest } from "./runners/node-request.js";
import { runAutoml } from "./runners/run-automl.js";
import { runCommand } from "./runners/run-command.js";
import { runCopy } from "./runners/run-copy.js";
import { runInProcess } from "./runners/run-in-process.js";
import { runParallel } from "./runners/run-parallel.js";
import { runSpark } from "./runners/run-spark.js";
import type { NodeEnd } from "./scheduler.js";
import type { OutputRecord } from "../workspace/workspace.js";
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

function tellOutputs({ path }: PlannedNode, outputs: ReadonlyMap<string, OutputRecord>, { log, job }: RunContext): void {
  for (const [output, record] of outputs) log.emit({ type: "node_output", job, time: Date.now(), node: path, output, ...record });
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
    request = await prepare(planned, { inputs, attempt }, context, limit);
    if (!stop.aborted) await dispatch(request, context);
    request.log.close();
    if (limit.isReached) throw limit.failure(request.log.file);
    if (stop.aborted) return canceled(stop);
    states.move(planned.index, "Finalizing");
    const outputs = collectOutputs(planned.ports.outputs, request.outputs, context.outputPaths.get(planned.index));
    return { status: "Completed", outputs, ...(reuse && { details: { reuse: reuse.reuse } }) };
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

/** What the node's result depends on, and the node's end when such a result is there already. Undefined when it is not to be used again. */
async function lookUp(
  planned: WorkingNode,
  inputs: NodeRequest["inputs"],
  context: RunContext,
): Promise<{ readonly reuse: NodeReuse; readonly end?: NodeEnd } | undefined> {
  const { earlier, log, job } = context;
  if (!isDeterministic(planned)) return undefined;
  const { snapshots, environments, reader, content } = context;
  const ingredients = await ingredientsOf(planned, {
    code: await codeOf(planned, snapshots),
    inputs,
    environmentVariables: "environmentVariables" in planned ? await texts(planned.environmentVariables, reader) : new Map(),
    settings: await settingsOf(planned, reader),
    content,
    environment: "environment" in planned ? await environments.keyOf(planned.environment) : undefined,
  });
  const key = keyOf(ingredients);
  const canReuse = earlier !== noEarlierResults && !context.isForced(planned.path);
  if (canReuse) await context.claim(planned, key);
  const found = canReuse ? earlier.find(key) : undefined;
  const outputs = found && outputsOfEarlier(planned, found, context.outputPaths.get(planned.index));
  if (!found || !outputs) return { reuse: { key, ingredients } };
  for (const fact of found.facts) log.emit({ job, time: Date.now(), node: planned.path, ...fact });
  const reuse: NodeReuse = { key, ingredients };
  const from = { job: found.job, node: found.node };
  const reason = `the same as ${found.job === job ? found.node : `in ${found.job}`}`;
  return { reuse, end: { status: "Completed", outputs, details: { reuse, from, reason } } };
}

async function codeOf(planned: WorkingNode, snapshots: RunContext["snapshots"]): Promise<string | undefined> {
  if (planned.kind === "command" || planned.kind === "spark") return snapshots.keyOf(planned.component);
  return planned.kind === "parallel" ? snapshots.keyOf(planned.task) : undefined;
}

/** Settings that are known only when the pipeline runs. */
async function settingsOf(planned: WorkingNode, reader: SourceReader): Promise<ReadonlyMap<string, string>> {
  if (planned.kind === "parallel") return texts(planned.numbers, reader);
  if (planned.kind === "spark") return texts(planned.conf, reader);
  if (planned.kind === "command") return texts(planned.counts, reader);
  return planned.kind === "automl" ? texts(planned.settings, reader) : new Map();
}

function isDeterministic(planned: WorkingNode): boolean {
  switch (planned.kind) {
    case "command":
    case "spark":
      return planned.component.isDeterministic;
    case "parallel":
      return planned.isDeterministic;
    case "automl":
    case "copy_data":
      return true;
    default:
      return unreachable(planned);
  }
}

/** The runner of each kind of node. */
async function dispatch(request: NodeRequest, context: RunContext): Promise<void> {
  const { planned } = request;
  switch (planned.kind) {
    case "command": {
      const body = context.bodies.get(planned.component);
      if (body) return runInProcess(request, body, nodeRunId(context.job, planned.path));
      await context.snapshots.copyTo(planned.component, request.folder.code);
      const environmentVariables = await texts(planned.environmentVariables, context.reader);
      const processes = processCounts(planned.distribution, await texts(planned.counts, context.reader));
      const environment = await enterEnvironment(request, planned.environment, context);
      return context.tracking.during(planned.path, context.log, (tracking) =>
        runCommand(
          { ...request, planned },
          { ...context.machine, job: context.job, environmentVariables, environment, tracking, processes },
        ),
      );
    }
    case "parallel": {
      await context.snapshots.copyTo(planned.task, request.folder.code);
      const environmentVariables = await texts(planned.environmentVariables, context.reader);
      const numbers = await texts(planned.numbers, context.reader);
      const environment = await enterEnvironment(request, planned.environment, context);
      return context.tracking.during(planned.path, context.log, (tracking) =>
        runParallel(
          { ...request, planned },
          { ...context.machine, job: context.job, environmentVariables, environment, tracking, numbers },
        ),
      );
    }
    case "spark": {
      await context.snapshots.copyTo(planned.component, request.folder.code);
      const conf = await texts(planned.conf, context.reader);
      const environment = await enterEnvironment(request, planned.environment, context);
      return context.tracking.during(planned.path, context.log, (tracking) =>
        runSpark(
          { ...request, planned },
          { ...context.machine, job: context.job, environmentVariables: new Map(), environment, tracking, conf },
        ),
      );
    }
    case "automl": {
      const environmentVariables = await texts(planned.environmentVariables, context.reader);
      const bound = await texts(planned.settings, context.reader);
      const environment = await enterEnvironment(request, planned.environment, context);
      return context.tracking.during(planned.path, context.log, (tracking) =>
        runAutoml({ ...request, planned }, { ...context.machine, job: context.job, environmentVariables, environment, tracking, bound }),
      );
    }
    case "copy_data":
      return runCopy({ ...request, planned });
    default:
      return unreachable(planned);
  }
}

/** The environment of a node, made if it is not there. The node's log says what takes so long. */
function enterEnvironment(
  { log, warn, signal, attempt }: NodeRequest,
  environment: PlannedEnvironment,
  { environments }: RunContext,
): Promise<ReadyEnvironment> {
  return environments.ready(environment, { say: (line) => log.write(Buffer.from(`${line}\n`), "stdout"), warn }, { signal, attempt });
}

async function texts<K>(sources: ReadonlyMap<K, InputSource>, reader: SourceReader): Promise<ReadonlyMap<K, string>> {
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
