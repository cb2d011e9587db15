import pc from "picocolors";
import { type Diagnostic, isError } from "../diagnostics/diagnostic.js";
import { sourceOf } from "../diagnostics/explain.js";
import { withoutCredentials } from "../diagnostics/without-credentials.js";
import { reportProblems } from "./report-problems.js";
import { type Terminal, wantsColors } from "./terminal.js";

/**
 * Shows what was found in a job before it is run or sent, as {@link reportProblems} has it. What would be different on Azure ML takes a line
 * each, since it stands in the way of nothing: `azml validate` has places and cures.
 */
export function reportFound(found: readonly Diagnostic[], terminal: Terminal, json = false): void {
  const others = found.filter((one) => !isDifference(one));
  const differences = worthTelling(found).filter(isDifference);
  if (others.length > 0 || differences.length === 0) reportProblems(others, terminal, json);
  if (differences.length === 0) return;
  const { yellow, dim } = pc.createColors(wantsColors(terminal.stderr, terminal.env));
  const lines = differences.map(withoutCredentials).map(({ code, message, path }) => {
    const place = path === undefined || message.includes('"') ? "" : `  ${dim(path)}`;
    return `  ${code}  ${message}${place}\n`;
  });
  terminal.stderr.write(`${yellow("On Azure ML")} ${dim("(azml validate says more, --no-as-azure nothing)")}\n${lines.join("")}`);
}

/** What is shown of what was found: while there are errors, what would be different on Azure ML has time. */
export function worthTelling(found: readonly Diagnostic[]): readonly Diagnostic[] {
  return found.some(isError) ? found.filter((one) => !isDifference(one)) : found;
}

/** A warning of something that is all right on this machine. With `--as-azure` it is an error like others. */
function isDifference(one: Diagnostic): boolean {
  return !isError(one) && sourceOf(one.code) !== undefined;
}
