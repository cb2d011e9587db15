import { dirname, join } from "node:path";
import { freePorts } from "../distributed/free-ports.js";
import type { ProcessCounts } from "../distributed/process-counts.js";
import { portsNeeded, rankVariables } from "../distributed/rank-variables.js";
import { NodeFailure } from "../node-failure.js";
import { NodeLog } from "../node-log.js";
import type { PlannedCommand } from "../plan/run-plan.js";
import { commandFailure } from "./command-failure.js";
import type { CommandSettings } from "./command-settings.js";
import { nodeEnvironment } from "./node-environment.js";
import type { NodeRequest } from "./node-request.js";
import { type ProcessEnd, runProcessGroup } from "./process-group.js";

/**
 * Runs a command in several processes of this machine, each told its rank. They share the working folder. The first one that fails ends the
 * others, and is the node's failure. The node's log is that of the process of rank 0, and each has one of its own, as on Azure ML:
 * `user_logs/std_log_process_0.txt`.
 */
export async function runDistributed(
  command: string,
  request: NodeRequest<PlannedCommand>,
  settings: CommandSettings,
  counts: ProcessCounts,
): Promise<void> {
  const { log, signal } = request;
  const ports = await freePorts(portsNeeded(counts));
  const failing = new AbortController();
  const serving = new AbortController();
  let isStarted = false;
  let failure: NodeFailure | undefined;
  const count = counts.workers + counts.servers;

  const run = async (rank: number): Promise<void> => {
    const isServer = rank >= counts.workers;
    const own = new NodeLog(join(dirname(log.file), `std_log_process_${rank}.txt`), request.secrets, {
      onLine: () => {},
      onProblem: (problem) => request.warn("AZML547", `the log of process ${rank} ends early, as it could not be written: ${problem}`),
    });
    own.open();
    const variables = new Map([...Object.entries(rankVariables(counts, rank, ports)), ...settings.environmentVariables]);
    const stops = [signal, failing.signal, ...(isServer ? [serving.signal] : [])];
    try {
      const end = await runProcessGroup({
        program: settings.shell,
        args: ["-c", command],
        cwd: request.folder.code,
        env: nodeEnvironment(request, { ...settings, environmentVariables: variables }),
        onOutput: (chunk, stream) => {
          own.write(chunk, stream);
          if (rank === 0) log.write(chunk, stream);
        },
        onStarted: () => {
          if (!isStarted) request.started();
          isStarted = true;
        },
        signal: AbortSignal.any(stops),
      }).catch((error: unknown): ProcessEnd => {
        own.write(Buffer.from(`${error instanceof Error ? error.message : String(error)}\n`), "stderr");
        return { exitCode: 1, signal: null };
      });
      own.close();
      if (stops.some(({ aborted }) => aborted) || (end.exitCode === 0 && !end.signal)) return;
      const what = commandFailure(end, own.file, settings.environment.kind);
      failure ??= new NodeFailure({ ...what, message: `process ${rank} of ${count}: ${what.message}` });
      failing.abort();
    } finally {
      own.close();
    }
  };

  const ranks = Array.from({ length: count }, async (_, rank) => run(rank));
  await Promise.all(ranks.slice(0, counts.workers));
  serving.abort();
  await Promise.all(ranks);
  log.close();
  if (failure && !signal.aborted) throw failure;
}
