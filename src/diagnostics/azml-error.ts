import type { Diagnostic } from "./diagnostic.js";
import { withoutCredentials } from "./without-credentials.js";

/**
 * What azml's public functions throw for a user's mistake. `diagnostics` holds every problem found, worst first. Signatures of addresses and keys of
 * connection strings are hidden in it.
 *
 * @example
 * try {
 *   await workspace.jobs.create(trainingJob);
 * } catch (error) {
 *   if (error instanceof AzmlError) for (const d of error.diagnostics) console.error(d.code, d.message);
 * }
 */
export class AzmlError extends Error {
  /** `AzmlError`, however the class is called after minification. */
  override readonly name = "AzmlError";
  /** Every problem that was found, worst first. */
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    const shown = diagnostics.map(withoutCredentials);
    super(shown.map((d) => `${d.code}: ${d.message}${d.hint ? ` (${d.hint})` : ""}`).join("\n"));
    this.diagnostics = shown;
  }
}
