import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { isError } from "../diagnostics/diagnostic.js";
import { printDiagnostics } from "../diagnostics/print.js";
import { withoutCredentials } from "../diagnostics/without-credentials.js";
import { type ExitCode, exitCode } from "./exit-code.js";
import { type Terminal, wantsColors } from "./terminal.js";

/** Shows problems: as text on stderr, or with `--json` as `{"diagnostics": […]}` on stdout. Answers with the exit code they ask for. */
export function reportProblems(found: readonly Diagnostic[], terminal: Terminal, json = false): ExitCode {
  const diagnostics = found.map(withoutCredentials);
  if (json) terminal.stdout.write(`${JSON.stringify({ diagnostics })}\n`);
  else if (diagnostics.length > 0) {
    const { stderr, cwd, env } = terminal;
    stderr.write(
      printDiagnostics(diagnostics, {
        color: wantsColors(stderr, env),
        cwd,
        ...(stderr.columns && { columns: Math.max(60, stderr.columns - 10) }),
      }),
    );
    const first = diagnostics.find(isError);
    if (first) stderr.write(`More on a code: azml explain ${first.code}\n`);
  }
  return exitCodeOf(diagnostics);
}

/** 3 when the service said no, 2 for every other error, 0 when there are warnings at most. */
export function exitCodeOf(diagnostics: readonly Diagnostic[]): ExitCode {
  const errors = diagnostics.filter(isError);
  if (errors.length === 0) return exitCode.done;
  return errors.some(({ code }) => code.startsWith("AZML6")) ? exitCode.service : exitCode.wrong;
}
