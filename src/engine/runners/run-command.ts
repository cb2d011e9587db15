import { fillCommand } from "../command-text.js";
import { lastLines } from "../last-lines.js";
import type { PlannedCommand } from "../plan/run-plan.js";
import { NodeFailure } from "../node-failure.js";
import { followFacts } from "./follow-facts.js";
import { type EnvironmentSettings, nodeEnvironment } from "./node-environment.js";
import type { NodeRequest } from "./node-request.js";
import { runProcessGroup } from "./process-group.js";

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
  try {
    const end = await runProcessGroup({
      program: settings.shell,
      args: ["-c", command.text],
      cwd: folder.code,
      env: nodeEnvironment(request, settings),
      onOutput: (chunk, stream) => log.write(chunk, stream),
      onStarted: request.started,
      signal: request.signal,
    }).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      throw new NodeFailure({ code: "AZML523", message: `the command could not be started: ${message}` });
    });
    log.close();
    if (!request.signal.aborted && (end.exitCode !== 0 || end.signal)) throw new NodeFailure(failureOf(end.exitCode, end.signal, log.file));
  } finally {
    facts.close();
  }
}

function failureOf(exitCode: number | null, signal: string | null, logFile: string): NodeFailure["failure"] {
  const lines = lastLines(logFile);
  const log = { lastLines: lines, logFile };
  if (signal) return { code: "AZML522", message: `the command was killed by ${signal}`, signal, ...log };
  const code = exitCode ?? 1;
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
