import type { CallSite } from "./call-site.js";
import type { Diagnostic } from "./diagnostic.js";
import type { DiagnosticCode } from "./codes/table.js";

type Details = Partial<Pick<Diagnostic, "focus" | "path" | "notes" | "hint">> & { readonly severity?: Diagnostic["severity"] };

/** A diagnostic at a place in user code. */
export function diagnosticAt(site: CallSite | undefined, code: DiagnosticCode, message: string, details: Details = {}): Diagnostic {
  const location = site?.location();
  return { code, severity: "error", message, ...(location && { location }), ...details };
}
