import type { SourceLocation } from "../model/location.js";
import type { DiagnosticCode } from "./codes/table.js";

/** One problem of the user's, as data: what is wrong, where, and what to do about it. */
export interface Diagnostic {
  /** `AZML301`: what `docs/diagnostics.md` explains it under. */
  readonly code: DiagnosticCode;
  /** Errors keep a job from being created; warnings do not. */
  readonly severity: "error" | "warning";
  /** One sentence, lower case, without the code: `step "train" has no input "epoch"`. */
  readonly message: string;
  /** Where in the user's files; absent when no file is to blame. */
  readonly location?: SourceLocation;
  /** A word on or shortly after `location` to underline, when the problem is smaller than the call. */
  readonly focus?: string;
  /** Path in the job, as azure-ai-ml writes it: `jobs.train.inputs.epoch`; `*` for the whole. */
  readonly path?: string;
  /** Facts that help: what was got, what there is. */
  readonly notes?: readonly string[];
  /** What to do. */
  readonly hint?: string;
}

export function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === "error";
}
