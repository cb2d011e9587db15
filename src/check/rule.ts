import type { DiagnosticCode } from "../diagnostics/codes/table.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SourceLocation } from "../model/location.js";
import type { JobScope } from "./job-scope.js";

/** One rule: what it finds wrong with a job. It looks at the model only, so it holds for TypeScript and YAML alike. */
export type Rule = (scope: JobScope) => readonly Diagnostic[];

interface Details {
  readonly path: string;
  readonly location: SourceLocation | undefined;
  readonly focus?: string;
  readonly notes?: readonly string[];
  readonly hint?: string | undefined;
}

/** An error at a place in the job. */
export function problem(code: DiagnosticCode, message: string, { location, hint, ...details }: Details): Diagnostic {
  return { code, severity: "error", message, ...(location && { location }), ...(hint !== undefined && { hint }), ...details };
}

/** The same as a warning. */
export function doubt(code: DiagnosticCode, message: string, details: Details): Diagnostic {
  return { ...problem(code, message, details), severity: "warning" };
}
