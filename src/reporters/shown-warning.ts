import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { shownLine } from "./shown-line.js";
import type { Colors } from "./status-style.js";

/** A warning of a run, with what to do about it. */
export function shownWarning({ code, message, hint }: Diagnostic, colors: Colors): string {
  return `${colors.yellow(`warning ${code}: ${shownLine(message)}`)}${hint === undefined ? "" : `\n  hint: ${shownLine(hint)}`}`;
}
