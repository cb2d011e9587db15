import { isDeepStrictEqual } from "node:util";
import { reEncode } from "./re-encode.js";
import type { Refusal } from "./rules/refusals.js";
import type { Rule } from "./rules/rule.js";
import type { FoundBody } from "./shared-bodies.js";

/** How many bodies of a kind there are, and what became of them. */
interface Tally {
  equal: number;
  byRule: number;
  refused: number;
  of: number;
}

export interface Judgement {
  /** By kind, or by kind and side. */
  readonly tallies: Readonly<Record<string, Tally>>;
  /** Titles of the rules and refusals that were needed → how often. */
  readonly needed: ReadonlyMap<string, number>;
  /** Bodies that neither are equal nor differ by rule: where, and in what. */
  readonly unexplained: readonly string[];
  /** What was warned about, but for keys that are kept. */
  readonly leftOut: readonly string[];
}

/** Reads every body, prints what was read, and compares. */
export async function judge(
  bodies: Iterable<FoundBody & { readonly side?: string }>,
  rulesOf: (found: FoundBody & { readonly side?: string }) => readonly Rule[],
  refusals: readonly Refusal[],
): Promise<Judgement> {
  const tallies: Record<string, Tally> = {};
  const needed = new Map<string, number>();
  const unexplained: string[] = [];
  const leftOut = new Set<string>();
  const need = (title: string): Map<string, number> => needed.set(title, (needed.get(title) ?? 0) + 1);
  for (const found of bodies) {
    const tally = (tallies[[found.kind, found.side].filter(Boolean).join(" ")] ??= { equal: 0, byRule: 0, refused: 0, of: 0 });
    tally.of++;
    const { diagnostics, body } = await reEncode(found);
    for (const { severity, code, path = "", notes } of diagnostics) {
      if (severity === "warning" && !notes?.includes("it is kept as it is")) leftOut.add(`${code} ${path}`);
    }
    if (body === undefined) {
      const errors = diagnostics.map(({ code, path, message }) => `${code} ${path} ${message}`);
      const refusal = refusals.find(({ error, when }) => errors[0]?.startsWith(error) && (when?.(found.body) ?? true));
      if (refusal === undefined) unexplained.push(`${found.place}: ${errors.join("; ")}`);
      else need(refusal.title);
      tally.refused++;
      continue;
    }
    const expected: unknown = structuredClone(found.body);
    const got: unknown = structuredClone(body);
    if (isDeepStrictEqual(expected, got)) {
      tally.equal++;
      continue;
    }
    for (const rule of rulesOf(found)) {
      if (isDeepStrictEqual(expected, got)) break;
      if (rule.apply(expected, got)) need(rule.title);
    }
    if (isDeepStrictEqual(expected, got)) tally.byRule++;
    else unexplained.push(`${found.place}: ${differences(expected, got).join("; ")}`);
  }
  return { tallies, needed, unexplained, leftOut: [...leftOut].sort() };
}

/** One line a kind. */
export function table({ tallies }: Judgement): string[] {
  return Object.entries(tallies).map(
    ([kind, { equal, byRule, refused, of }]) => `${kind}: ${equal} equal, ${byRule} by rule, ${refused} refused, of ${of}`,
  );
}

/** Where two bodies differ, and in what. */
export function differences(expected: unknown, got: unknown, path = "body"): string[] {
  if (isDeepStrictEqual(expected, got)) return [];
  if (isObject(expected) && isObject(got)) {
    return [...new Set([...Object.keys(expected), ...Object.keys(got)])].flatMap((key) =>
      differences(expected[key], got[key], `${path}.${key}`),
    );
  }
  return [`${path}: ${JSON.stringify(expected)} → ${JSON.stringify(got)}`];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
