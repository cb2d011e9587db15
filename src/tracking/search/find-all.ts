import type { Fields } from "../fields.js";
import { invalid } from "../mlflow-error.js";
import { like } from "./like.js";
import { type Comparison, parseFilter, parseSubject, type Subject } from "./filter.js";

type Attribute = string | number | undefined;

/** What can be asked of a thing that is searched for. */
export interface Searchable<T> {
  readonly attributes: (one: T) => Readonly<Record<string, Attribute>>;
  readonly tags?: (one: T) => Readonly<Record<string, string>>;
  readonly params?: (one: T) => Readonly<Record<string, string>>;
  readonly metrics?: (one: T) => Readonly<Record<string, number>>;
}

export interface Found<T> {
  readonly found: readonly T[];
  /** Where the next page begins, when there is one. */
  readonly next: { readonly next_page_token?: string };
}

/** Fields `filter`, `order_by`, `max_results` and `page_token` of a search, as MLflow understands them. */
export function findAll<T>(
  all: readonly T[],
  fields: Fields,
  { usual, most }: { readonly usual: number; readonly most: number },
  searchable: Searchable<T>,
): Found<T> {
  const limit = fields.wholeOr("max_results", usual);
  if (limit < 1 || limit > most) throw invalid(`Invalid value ${limit} for parameter 'max_results' supplied: It must be at most ${most}.`);
  const comparisons = parseFilter(fields.textOr("filter", ""));
  const matching = all.filter((one) =>
    comparisons.every((comparison) => matches(valueOf(one, comparison.subject, searchable), comparison)),
  );
  const sorted = inOrder(matching, orderOf(fields), searchable);
  const start = Number(fields.textOr("page_token", "") || 0);
  if (!Number.isInteger(start) || start < 0) throw invalid("Invalid page token");
  const end = start + limit;
  return { found: sorted.slice(start, end), next: end < sorted.length ? { next_page_token: String(end) } : {} };
}

interface Order {
  readonly subject: Subject;
  readonly ascending: boolean;
}

/** Of runs and models it is a text such as `metrics.acc DESC`, of logged models an object. */
function orderOf(fields: Fields): readonly Order[] {
  const raw = fields.raw("order_by");
  if (Array.isArray(raw) && raw.some((one) => typeof one === "object")) {
    return fields
      .list("order_by")
      .map((one) => ({ subject: parseSubject(one.text("field_name")), ascending: one.raw("ascending") !== false }));
  }
  return fields.texts("order_by").map((text) => {
    const clause = text.trim();
    const direction = /\s(ASC|DESC)$/i.exec(clause)?.[1];
    const name = direction === undefined ? clause : clause.slice(0, -direction.length);
    return { subject: parseSubject(name), ascending: direction?.toUpperCase() !== "DESC" };
  });
}

/** What has no value comes last, whatever the direction. */
function inOrder<T>(all: readonly T[], orders: readonly Order[], searchable: Searchable<T>): readonly T[] {
  if (orders.length === 0) return all;
  return [...all].sort((a, b) => {
    for (const { subject, ascending } of orders) {
      const [left, right] = [valueOf(a, subject, searchable), valueOf(b, subject, searchable)];
      const order = compare(left, right);
      if (order !== 0) return isNothing(left) || isNothing(right) || ascending ? order : -order;
    }
    return 0;
  });
}

function compare(a: Attribute, b: Attribute): number {
  if (isNothing(a) || isNothing(b)) return Number(isNothing(a)) - Number(isNothing(b));
  if (typeof a === "number" && typeof b === "number") return a - b;
  return a < b ? -1 : Number(a > b);
}

function isNothing(value: Attribute): value is undefined {
  return value === undefined || Number.isNaN(value);
}

const aliases: Readonly<Record<string, string>> = {
  created: "start_time",
  creation_timestamp: "creation_time",
  "run name": "run_name",
  last_updated_timestamp: "last_updated_time",
  timestamp: "creation_time",
};

function valueOf<T>(one: T, { of, key }: Subject, searchable: Searchable<T>): Attribute {
  if (of === "tags" && searchable.tags) return own(searchable.tags(one), key);
  if (of === "params" && searchable.params) return own(searchable.params(one), key);
  if (of === "metrics" && searchable.metrics) return own(searchable.metrics(one), key);
  const attributes = searchable.attributes(one);
  const name = aliases[key.toLowerCase()] ?? key;
  if (of !== "attributes" || !Object.hasOwn(attributes, name)) {
    throw invalid(`Invalid ${of} key '${key}' specified. Valid keys are ${Object.keys(attributes).join(", ")}.`);
  }
  return attributes[name];
}

function own<V extends Attribute>(values: Readonly<Record<string, V>>, key: string): V | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}

function matches(actual: Attribute, { operator, value }: Comparison): boolean {
  if (operator === "IS NULL") return actual === undefined;
  if (actual === undefined) return false;
  switch (operator) {
    case "IS NOT NULL":
      return true;
    case "IN":
    case "NOT IN":
      return Array.isArray(value) && value.includes(String(actual)) === (operator === "IN");
    case "LIKE":
      return like(String(value), String(actual));
    case "NOT LIKE":
      return !like(String(value), String(actual));
    case "ILIKE":
      return like(String(value).toLowerCase(), String(actual).toLowerCase());
    default:
      return compared(actual, operator, typeof actual === "number" ? Number(value) : String(value));
  }
}

function compared(actual: string | number, operator: string, value: string | number): boolean {
  switch (operator) {
    case "=":
      return actual === value;
    case "!=":
      return actual !== value;
    case ">":
      return actual > value;
    case ">=":
      return actual >= value;
    case "<":
      return actual < value;
    default:
      return actual <= value;
  }
}
