import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Colors } from "./status-style.js";

/** A warning of a run, with what to do about it. */
export function shownWarning({ code, message, hint }: Diagnostic, colors: Colors): string {
  return `${colors.yellow(`warning ${code}: ${message}`)}${hint === undefined ? "" : `\n  hint: ${hint}`}`;
}
