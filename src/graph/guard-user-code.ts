import { AzmlError } from "../diagnostics/azml-error.js";
import { type CallSite, userLocation } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";
import type { GraphContext } from "./graph-context.js";

/**
 * Runs what may call user code: `build()`, getters, thunks. What that throws is reported at the line that threw it,
 * and undefined comes back. `what` goes before `failed`.
 */
export function guardUserCode<T>(what: string, site: CallSite, context: GraphContext, run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof AzmlError) {
      context.sink.add(...error.diagnostics);
      return undefined;
    }
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const location = error instanceof Error ? userLocation(error.stack ?? "") : undefined;
    // Two copies of azml do not know each other's classes.
    const isOtherCopy = error instanceof Error && error.name === "AzmlError";
    const hint = "the file imports another copy of azml than the one that runs: in its project, run npx azml";
    const diagnostic = diagnosticAt(site, "AZML223", `${what} failed: ${text}`, isOtherCopy ? { hint } : {});
    context.sink.add(location ? { ...diagnostic, location } : diagnostic);
    return undefined;
  }
}
