import type { DiagnosticCode } from "../../diagnostics/codes/table.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { cureOf, sourceOf } from "../../diagnostics/explain.js";
import type { SourceLocation } from "../../model/location.js";
import { doubt } from "../rule.js";

/** Where a difference was found. */
export interface DifferencePlace {
  /** `jobs.train.component.environment` */
  readonly path: string;
  readonly location: SourceLocation | undefined;
  readonly focus?: string;
}

/**
 * What passes on this machine and not on Azure ML, as a warning that names the public source of its rule.
 *
 * @example
 * difference("AZML930", 'node "train" names compute: local', { path: "jobs.train.compute", location })
 */
export function difference(code: DiagnosticCode, message: string, place: DifferencePlace): Diagnostic {
  return withSource(doubt(code, message, { ...place, hint: cureOf(code) }));
}

/** The same problem, with the public source of its rule. */
export function withSource(found: Diagnostic): Diagnostic {
  const source = sourceOf(found.code);
  return source === undefined ? found : { ...found, notes: [...(found.notes ?? []), `see ${source}`] };
}

/**
 * Each difference once: those of one code and one message are told at the first place, with the paths of the others.
 *
 * @example
 * // Two nodes without a compute become one warning, with the note `also at jobs.score.compute`.
 */
export function eachOnce(found: readonly Diagnostic[]): Diagnostic[] {
  const groups = new Map<string, { readonly first: Diagnostic; readonly others: string[] }>();
  for (const one of found) {
    const key = `${one.code} ${one.message}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: one, others: [] });
    else if (one.path !== undefined && one.path !== group.first.path && !group.others.includes(one.path)) group.others.push(one.path);
  }
  return [...groups.values()].map(({ first, others }) => {
    if (others.length === 0) return first;
    const rest = others.length > 3 ? ` and ${others.length - 3} more` : "";
    return { ...first, notes: [...(first.notes ?? []), `also at ${others.slice(0, 3).join(", ")}${rest}`] };
  });
}
