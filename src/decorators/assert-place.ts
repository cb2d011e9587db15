import { AzmlError } from "../diagnostics/azml-error.js";
import type { CallSite } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";

/**
 * Refuses a decorator call in the standard (TC39) shape, in which nothing can be recorded.
 *
 * @throws AzmlError AZML101
 */
export function assertLegacy(decorator: string, second: unknown, site: CallSite): void {
  if (typeof second !== "object" || second === null || !("kind" in second)) return;
  const hint = 'set "experimentalDecorators": true in the tsconfig.json of this file';
  throw new AzmlError([diagnosticAt(site, "AZML101", `@${decorator} was called as a standard decorator`, { hint })]);
}

/**
 * Refuses a port decorator that does not stand on a member of instances, with a name that can go into a file.
 *
 * @throws AzmlError AZML121
 */
export function assertMember(
  decorator: "input" | "output",
  target: unknown,
  property: unknown,
  site: CallSite,
): asserts property is string {
  if (typeof property === "string" && typeof target === "object" && target !== null) return;
  const what = typeof target === "function" ? "static" : typeof property === "symbol" ? "named by a symbol" : "no member of a class";
  throw wrongPlace(decorator, `${String(property)} is ${what}`, "ports are ordinary fields of a class", site);
}

/** For a decorator that stands where nothing can come of it. */
export function wrongPlace(decorator: string, why: string, hint: string, site: CallSite): AzmlError {
  return new AzmlError([diagnosticAt(site, "AZML121", `@${decorator} cannot stand here: ${why}`, { hint })]);
}
