import { withoutPackages } from "../../model/body-command.js";
import { fillCommand } from "../command-text.js";
import type { PlannedCommand } from "../plan/run-plan.js";
import { NodeFailure } from "../node-failure.js";
import { commandFailure } from "./command-failure.js";
import type { CommandSettings } from "./command-settings.js";
import { containerProcess } from "./container-process.js";
import { followingFacts } from "./follow-facts.js";
import { nodeEnvironment } from "./node-environment.js";
import type { NodeRequest } from "./node-request.js";
import { runDistributed } from "./run-distributed.js";
import { type ProcessGroupOptions, runProcessGroup } from "./process-group.js";

/** Runs a command node in a process of its own; ends when the process has. */
export async function runCommand(request: NodeRequest<PlannedCommand>, settings: CommandSettings): Promise<void> {
  const { planned, log } = request;
  const { component } = planned;
  // Packages that are linked need no installation.
  const isLinked = component.code?.kind === "local" && component.code.packages !== undefined;
  const command = fillCommand(isLinked ? withoutPackages(component.command) : component.command, {
    inputs: request.inputs,
    outputs: new Map([...request.outputs].map(([output, text]) => [output, { text, isPath: true }])),
    optional: new Set(Object.keys(component.inputs).filter((input) => component.inputs[input]?.optional)),
  });
  for (const input of command.emptied) {
    request.warn("AZML541", `the command mentions optional input "${input}" outside $[[ ]]; it has no value and was left out`);
  }
  log.open();
  const { processes } = settings;
  await followingFacts(request, () =>
    processes && processes.workers + processes.servers > 1
      ? runDistributed(command.text, request, settings, processes)
      : runOne(command.text, request, settings),
  );
}

async function runOne(command: string, request: NodeRequest<PlannedCommand>, settings: CommandSettings): Promise<void> {
  const { folder, log } = request;
  const { ended, ...what } = processOf(command, request, settings);
  try {
    const end = await runProcessGroup({
      ...what,
      cwd: folder.code,
      onOutput: (chunk, stream) => log.write(chunk, stream),
      onStarted: request.started,
      signal: request.signal,
    }).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      throw new NodeFailure({ code: "AZML523", message: `the command could not be started: ${message}` });
    });
    log.close();
    if (!request.signal.aborted && (end.exitCode !== 0 || end.signal))
      throw new NodeFailure(commandFailure(end, log.file, settings.environment.kind));
  } finally {
    await ended?.();
  }
}

/** The command in a shell of this machine, or of a container. */
function processOf(
  command: string,
  request: NodeRequest<PlannedCommand>,
  settings: CommandSettings,
): Pick<ProcessGroupOptions, "program" | "args" | "env"> & { readonly ended?: () => Promise<void> } {
  const { environment, shell } = settings;
  if (environment.kind === "docker") return containerProcess(command, environment, request, settings);
  return { program: shell, args: ["-c", command], env: nodeEnvironment(request, settings) };
}
