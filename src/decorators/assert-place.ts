import { AzmlError } from "../diagnostics/azml-error.js";
import type { CallSite } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";
import { legacyOption } from "./legacy-option.js";

/**
 * Refuses a decorator call in the standard (TC39) shape, in which nothing can be recorded.
 *
 * @throws AzmlError AZML101
 */
export function assertLegacy(decorator: string, second: unknown, site: CallSite): void {
  if (typeof second !== "object" || second === null || !("kind" in second)) return;
  const hint = legacyOption();
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

/** Whether a decorator of the older dialect stands on a method: only then its descriptor holds a function. */
export function isMethod(descriptor: unknown): boolean {
  return typeof (descriptor as PropertyDescriptor | undefined)?.value === "function";
}

/**
 * Refuses a port decorator on a getter, a setter or an accessor: each reads and writes something else.
 *
 * @throws AzmlError AZML121
 */
export function assertField(decorator: "input" | "output", name: string, descriptor: unknown, site: CallSite): void {
  const { get, set } = (descriptor ?? {}) as { readonly get?: unknown; readonly set?: unknown };
  if (get === undefined && set === undefined) return;
  throw wrongPlace(decorator, `${name} is an accessor, which has no value of its own`, "declare a field", site);
}

/** For a decorator that stands where nothing can come of it. */
export function wrongPlace(decorator: string, why: string, hint: string, site: CallSite): AzmlError {
  return new AzmlError([diagnosticAt(site, "AZML121", `@${decorator} cannot stand here: ${why}`, { hint })]);
}
