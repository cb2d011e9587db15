import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { CodeOwner } from "../../model/code-owner.js";
import { unreachable } from "../../util/unreachable.js";
import { codeApart, isNodesCode, linkPackages } from "../code-apart.js";
import { processCounts } from "../distributed/process-counts.js";
import type { ReadyEnvironment } from "../environments/environments.js";
import { layeredVenv } from "../environments/layered-venv.js";
import type { PlannedEnvironment } from "../environments/planned-environment.js";
import { sourceTexts } from "../input-values.js";
import { nodeRunId } from "../node-run-id.js";
import type { RunContext } from "../run-context.js";
import { workingArtifacts } from "../working-artifacts.js";
import type { NodeRequest } from "./node-request.js";
import { runAutoml } from "./run-automl.js";
import { runCommand } from "./run-command.js";
import { runCopy } from "./run-copy.js";
import { runInProcess } from "./run-in-process.js";
import { runParallel } from "./run-parallel.js";
import { runSpark } from "./run-spark.js";

/** Runs a node by the runner of its kind. */
export async function dispatch(request: NodeRequest, context: RunContext): Promise<void> {
  const { planned } = request;
  switch (planned.kind) {
    case "command": {
      const body = context.bodies.get(planned.component);
      if (body) return runInProcess(request, body, nodeRunId(context.job, planned.path));
      const environmentVariables = await sourceTexts(planned.environmentVariables, context.reader);
      const processes = processCounts(planned.distribution, await sourceTexts(planned.counts, context.reader));
      return inOwnEnvironment(request, planned.environment, context, (environment) =>
        withCode(planned.component, planned.component.command, { ...request, planned }, environment, context, (placed) =>
          context.tracking.during(planned.path, context.log, (tracking) =>
            runCommand(placed, { ...context.machine, job: context.job, environmentVariables, environment, tracking, processes }),
          ),
        ),
      );
    }
    case "parallel": {
      const environmentVariables = await sourceTexts(planned.environmentVariables, context.reader);
      const numbers = await sourceTexts(planned.numbers, context.reader);
      return inOwnEnvironment(request, planned.environment, context, (environment) =>
        withCode(planned.task, planned.entryScript, { ...request, planned }, environment, context, (placed) =>
          context.tracking.during(planned.path, context.log, (tracking) =>
            runParallel(placed, { ...context.machine, job: context.job, environmentVariables, environment, tracking, numbers }),
          ),
        ),
      );
    }
    case "spark": {
      await context.snapshots.copyTo(planned.component, request.folder.code);
      const conf = await sourceTexts(planned.conf, context.reader);
      const environment = await enterEnvironment(request, planned.environment, context);
      return context.tracking.during(planned.path, context.log, (tracking) =>
        runSpark(
          { ...request, planned },
          { ...context.machine, job: context.job, environmentVariables: new Map(), environment, tracking, conf },
        ),
      );
    }
    case "automl": {
      const environmentVariables = await sourceTexts(planned.environmentVariables, context.reader);
      const bound = await sourceTexts(planned.settings, context.reader);
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

/** Puts a node's code into place, has it run there, and puts it where it is kept. Containers see nothing of the project as it is. */
async function withCode<R extends NodeRequest>(
  owner: CodeOwner,
  command: string,
  request: R,
  environment: ReadyEnvironment,
  { snapshots }: RunContext,
  run: (request: R) => Promise<void>,
): Promise<void> {
  const { folder } = request;
  const isApart = environment.kind !== "docker" && isNodesCode(command, await snapshots.namesOf(owner));
  if (!isApart) {
    await snapshots.copyTo(owner, folder.code);
    return keeping(request, run);
  }
  const apart = codeApart(folder.code);
  try {
    await snapshots.copyTo(owner, apart.code);
    const packages = owner.code?.kind === "local" ? owner.code.packages : undefined;
    if (packages) linkPackages(packages, apart.code);
    await keeping({ ...request, folder: { ...folder, code: apart.code } }, run);
  } finally {
    apart.end();
  }
}

/** Keeps what is written to `./outputs` and `./logs`, however the node ends. */
async function keeping<R extends NodeRequest>(request: R, run: (request: R) => Promise<void>): Promise<void> {
  const keep = workingArtifacts(request);
  try {
    await run(request);
  } finally {
    keep();
  }
}

/** Runs a node in its environment. What it installs in a Python environment is its own, and gone when it has ended. */
async function inOwnEnvironment(
  request: NodeRequest,
  planned: PlannedEnvironment,
  context: RunContext,
  run: (environment: ReadyEnvironment) => Promise<void>,
): Promise<void> {
  const environment = await enterEnvironment(request, planned, context);
  if (environment.kind !== "venv") return run(environment);
  const folder = join(request.folder.path, "venv");
  try {
    await run(layeredVenv(environment, folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The environment of a node, made if it is not there. The node's log says what takes so long. */
function enterEnvironment(
  { planned, log, warn, signal, attempt }: NodeRequest,
  environment: PlannedEnvironment,
  { environments }: RunContext,
): Promise<ReadyEnvironment> {
  return environments.ready(
    environment,
    { node: planned.path, say: (line) => log.write(Buffer.from(`${line}\n`), "stdout"), warn },
    { signal, attempt },
  );
}
