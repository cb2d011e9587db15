import { invalid } from "../mlflow-error.js";
import { longestPattern } from "./like.js";

/** Characters of a filter, and comparisons in it: each is held against every run of an experiment. */
const longestFilter = 100_000;
const mostComparisons = 200;

/** What a comparison is about. */
export interface Subject {
  readonly of: "attributes" | "metrics" | "params" | "tags" | "datasets";
  readonly key: string;
}

export interface Comparison {
  readonly subject: Subject;
  readonly operator: string;
  /** A text, a number, the texts of `IN`, or nothing for `IS NULL`. */
  readonly value: string | number | readonly string[] | undefined;
}

const kinds: Readonly<Record<string, Subject["of"]>> = {
  attribute: "attributes",
  attributes: "attributes",
  attr: "attributes",
  run: "attributes",
  metric: "metrics",
  metrics: "metrics",
  parameter: "params",
  parameters: "params",
  param: "params",
  params: "params",
  tag: "tags",
  tags: "tags",
  dataset: "datasets",
  datasets: "datasets",
};

const operators = /(?:NOT\s+IN|IN|NOT\s+LIKE|I?LIKE|IS\s+NOT\s+NULL|IS\s+NULL)\b|>=|<=|!=|=|>|</iy;
const subject = /(?:(\w+)\.)?(?:`([^`]+)`|"([^"]+)"|([\w.\-/:]+))/y;
const text = /'([^']*)'|"([^"]*)"/y;
const number = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\b/iy;
const listed = /\(\s*((?:'[^']*'|"[^"]*")(?:\s*,\s*(?:'[^']*'|"[^"]*"))*)(?:\s*,)?\s*\)/y;
const and = /\s*(?:AND\b|$)/iy;

/**
 * MLflow's search syntax: comparisons joined by AND.
 *
 * @example parseFilter("metrics.acc > 0.9 and params.depth = '3' and tags.`a b` LIKE 'x%'")
 * @throws MlflowError when it is none
 */
export function parseFilter(filter: string): readonly Comparison[] {
  if (filter.length > longestFilter) throw invalid(`A filter can have at most ${longestFilter} characters, not ${filter.length}.`);
  const found: Comparison[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    while (/\s/.test(filter[at] ?? "")) at++;
    pattern.lastIndex = at;
    const match = pattern.exec(filter) ?? undefined;
    if (match) at = pattern.lastIndex;
    return match;
  };
  const broken = (): Error => invalid(`Invalid filter string: ${filter} (at "${filter.slice(at, at + 20)}")`);
  while (filter.slice(at).trim() !== "") {
    const name = take(subject);
    const operator = take(operators)?.[0].toUpperCase().replace(/\s+/g, " ");
    if (!name || operator === undefined) throw broken();
    const value = readValue(operator, take);
    if (value === undefined && !operator.startsWith("IS")) throw broken();
    if (found.length === mostComparisons) throw invalid(`A filter can have at most ${mostComparisons} comparisons.`);
    if (operator.endsWith("LIKE") && String(value).length > longestPattern)
      throw invalid(`A pattern can have at most ${longestPattern} characters, not ${String(value).length}.`);
    found.push({ subject: subjectOf(name), operator, value });
    if (!take(and)) throw broken();
  }
  return found;
}

/** A subject by itself, as `order_by` has it. */
export function parseSubject(text: string): Subject {
  subject.lastIndex = 0;
  const match = subject.exec(text.trim());
  if (!match || match[0] !== text.trim()) throw invalid(`Invalid order_by clause '${text}'`);
  return subjectOf(match);
}

function subjectOf([whole, kind, ...names]: RegExpExecArray): Subject {
  const key = names.find((name) => name !== undefined) ?? "";
  const of = kind === undefined ? undefined : kinds[kind.toLowerCase()];
  if (of !== undefined) return { of, key };
  if (kind !== undefined)
    throw invalid(`Invalid entity type '${kind}' in '${whole}'. Valid values are metric, parameter, tag, attribute and dataset.`);
  const [first = "", ...rest] = key.split(".");
  const split = kinds[first.toLowerCase()];
  return split !== undefined && rest.length > 0 ? { of: split, key: rest.join(".") } : { of: "attributes", key };
}

function readValue(operator: string, take: (pattern: RegExp) => RegExpExecArray | undefined): Comparison["value"] {
  if (operator.startsWith("IS")) return undefined;
  if (operator.endsWith("IN")) {
    return take(listed)?.[1]
      ?.match(/'[^']*'|"[^"]*"/g)
      ?.map((one) => one.slice(1, -1));
  }
  const quoted = take(text);
  if (quoted) return quoted[1] ?? quoted[2] ?? "";
  const plain = take(number);
  return plain && Number(plain[0]);
}
