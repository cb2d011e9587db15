import { EventEmitter } from "node:events";
import type { DiagnosticCode } from "../diagnostics/codes/table.js";
import { type ExitCode, exitCode } from "./exit-code.js";
import type { Terminal } from "./terminal.js";

const unwritable: DiagnosticCode = "AZML716";

/** Says `lost` when azml's output cannot be written any more. No signal: who stops listening to SIGPIPE is ended by the next one. */
export const output = new EventEmitter<{ lost: [] }>();

/**
 * Ends azml when its output cannot be written any more: quietly when nobody reads it (`azml job list | head -1`), else with
 * what is in the way, such as a full disk. A running job is canceled in good order first ({@link onInterrupt}).
 *
 * Answers with a function that tells the exit code once the output is lost.
 */
export function watchOutput({ stdout, stderr }: Terminal): () => ExitCode | undefined {
  let code: ExitCode | undefined;
  const lose = (error: NodeJS.ErrnoException): void => {
    if (code !== undefined) return;
    const isClosed = error.code === "EPIPE";
    code = isClosed ? exitCode.interrupted : exitCode.failed;
    if (!isClosed) stderr.write(`error ${unwritable}: the output cannot be written: ${error.message}\n`);
    if (!output.emit("lost")) process.exit(code);
  };
  for (const stream of [stdout, stderr]) stream.on("error", lose);
  return () => code;
}
