import type { Call } from "../shared.js";
import { checkPreviews } from "../../src/check/check-previews.js";
import { type Diagnostic, isError } from "../../src/diagnostics/diagnostic.js";

/** A row of the goldens' index. */
export interface IndexRow {
  readonly golden: string;
  readonly source: string;
  readonly kind: string;
  /** Whether azure-ai-ml's switch for private previews was on. */
  readonly private?: boolean;
}

/** What azml makes of one input, in the shape of a golden. */
export interface Emitted {
  validation?: { result: "Succeeded" | "Failed"; errors?: { path: string; message: string; code?: string }[] };
  calls?: readonly Call[];
  request?: Call;
  rest?: unknown;
  error?: { stage: "load" | "validate" | "submit"; message: string };
}

/** Writes down the verdict. */
export function judge(emitted: Emitted, diagnostics: readonly Diagnostic[]): void {
  const errors = diagnostics.filter(isError).map((d) => ({ path: d.path ?? "*", message: d.message, code: d.code }));
  emitted.validation = errors.length === 0 ? { result: "Succeeded" } : { result: "Failed", errors };
}

/** Writes down that there is nothing to send. */
export function refuse(emitted: Emitted, diagnostics: readonly Diagnostic[]): void {
  const message = diagnostics
    .filter(isError)
    .map((d) => `${d.code} ${d.path ?? "*"}: ${d.message}`)
    .join("\n");
  emitted.error = { stage: "load", message };
}

/**
 * Refuses previews where the row's switch is off. It stands as a refusal to load and outside the verdict, as azure-ai-ml's schemas do not know
 * previews without the switch; what it lets through its `validate()` (a protected component) it cannot send, and has not judged either.
 */
export function refusePreviews(what: Parameters<typeof checkPreviews>[0], row: IndexRow, emitted: Emitted): boolean {
  const found = row.private ? [] : checkPreviews(what);
  if (found.length > 0) refuse(emitted, found);
  return found.length > 0;
}
