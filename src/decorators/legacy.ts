import { AzmlError } from "../diagnostics/azml-error.js";
import type { CallSite } from "../diagnostics/call-site.js";

/**
 * Refuses a decorator call in the standard (TC39) shape, in which nothing can be recorded.
 *
 * @throws AzmlError AZML101
 */
export function assertLegacy(decorator: string, second: unknown, site: CallSite): void {
  if (typeof second !== "object" || second === null || !("kind" in second)) return;
  const location = site.location();
  throw new AzmlError([
    {
      code: "AZML101",
      severity: "error",
      message: `@${decorator} was called as a standard decorator`,
      ...(location && { location }),
      hint: 'set "experimentalDecorators": true in the tsconfig.json of this file',
    },
  ]);
}
