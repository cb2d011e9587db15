import { fillCommand } from "../command-text.js";
import type { ReadyEnvironment } from "../environments/environments.js";
import { lastLines } from "../last-lines.js";
import type { PlannedCommand } from "../plan/run-plan.js";
import { NodeFailure } from "../node-failure.js";
import { containerProcess } from "./container-process.js";
import { followFacts } from "./follow-facts.js";
import { type EnvironmentSettings, nodeEnvironment } from "./node-environment.js";
import type { NodeRequest } from "./node-request.js";
import { type ProcessEnd, type ProcessGroupOptions, runProcessGroup } from "./process-group.js";

export interface CommandSettings extends EnvironmentSettings {
  /** Absolute path of the shell. */
  readonly shell: string;
}

/** Runs a command node in a process of its own; ends when the process has. */
export async function runCommand(request: NodeRequest<PlannedCommand>, settings: CommandSettings): Promise<void> {
  const { planned, folder, log } = request;
  const { component } = planned;
  const command = fillCommand(component.command, {
    inputs: request.inputs,
    outputs: new Map([...request.outputs].map(([output, text]) => [output, { text, isPath: true }])),
    optional: new Set(Object.keys(component.inputs).filter((input) => component.inputs[input]?.optional)),
  });
  for (const input of command.emptied) {
    request.warn("AZML541", `the command mentions optional input "${input}" outside $[[ ]]; it has no value and was left out`);
  }
  log.open();
  const facts = followFacts(request);
  const { ended, ...what } = processOf(command.text, request, settings);
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
      throw new NodeFailure(failureOf(end, log.file, settings.environment.kind));
  } finally {
    ended?.();
    facts.close();
  }
}

/** The command in a shell of this machine, or of a container. */
function processOf(
  command: string,
  request: NodeRequest<PlannedCommand>,
  settings: CommandSettings,
): Pick<ProcessGroupOptions, "program" | "args" | "env"> & { readonly ended?: () => void } {
  const { environment, shell } = settings;
  if (environment.kind === "docker") return containerProcess(command, environment, request, settings);
  return { program: shell, args: ["-c", command], env: nodeEnvironment(request, settings) };
}

function failureOf({ exitCode, signal }: ProcessEnd, logFile: string, environment: ReadyEnvironment["kind"]): NodeFailure["failure"] {
  const lines = lastLines(logFile);
  const log = { lastLines: lines, logFile };
  if (signal) return { code: "AZML522", message: `the command was killed by ${signal}`, signal, ...log };
  const code = exitCode ?? 1;
  // What docker and podman say when it is they who failed.
  if (environment === "docker" && code === 125) {
    return { code: "AZML523", message: `the container could not be started: ${lines.at(-1) ?? ""}`, exitCode: code, ...log };
  }
  // bash and sh: "bash: line 1: prog: command not found", "sh: 1: prog: not found".
  const missing = code === 127 ? lines.findLast((line) => /not found/.test(line)) : undefined;
  if (code === 127) {
    const name = missing && /(?:^|: )([^:]+): (?:command )?not found/.exec(missing)?.[1];
    return {
      code: "AZML521",
      message: name ? `program "${name}" was not found` : "a program that the command names was not found",
      exitCode: code,
      ...log,
    };
  }
  if (code > 128 && code <= 128 + 64) {
    return {
      code: "AZML520",
      message: `the command ended with exit code ${code} (${code - 128 === 9 ? "killed, often for lack of memory" : `signal ${code - 128}`})`,
      exitCode: code,
      ...log,
    };
  }
  return { code: "AZML520", message: `the command ended with exit code ${code}`, exitCode: code, ...log };
}
