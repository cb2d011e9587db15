import type { ReadyEnvironment } from "../environments/environments.js";
import { lastLines } from "../last-lines.js";
import type { NodeFailure } from "../node-failure.js";
import type { ProcessEnd } from "./process-group.js";

/** Why a command that ended so is a failure, with the last lines of its log. */
export function commandFailure(
  { exitCode, signal }: ProcessEnd,
  logFile: string,
  environment: ReadyEnvironment["kind"],
): NodeFailure["failure"] {
  const lines = lastLines(logFile);
  const log = { lastLines: lines, logFile };
  if (signal) return { code: "AZML522", message: `the command was killed by ${signal}`, signal, ...log };
  const code = exitCode ?? 1;
  if (environment === "docker") {
    const said = notStarted(code, lines);
    if (said !== undefined) return { code: "AZML523", message: `the container could not be started: ${said}`, exitCode: code, ...log };
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

/** What docker or podman say when it is they who failed; undefined when the command has. */
function notStarted(code: number, lines: readonly string[]): string | undefined {
  if (code < 125 || code > 127) return undefined;
  // runc and crun, each in its own words.
  if (lines.some((line) => /exec: "sh"|executable file `sh`/.test(line))) return "the image has no shell";
  // A command may end so, too, and says nothing of the kind. Advice may follow.
  return lines.findLast((line) => (code === 125 ? /^(docker: |Error)/ : /^(docker: |Error: ).*OCI/).test(line));
}
