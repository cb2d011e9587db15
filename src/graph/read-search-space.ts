import type { CallSite } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";
import { isSearchValues, type WrittenSearchValues } from "../dsl/search-space.js";
import { isLiteral, isPrimitiveKind } from "../model/kind.js";
import { literalText } from "../model/literal-text.js";
import type { InputPort } from "../model/port.js";
import type { ChoiceValue, SearchDistribution, SearchSpace } from "../model/search-space.js";
import type { GraphContext } from "./graph-context.js";
import { describe, isPlainObject } from "./options/describe.js";
import type { ComponentShape } from "./shape.js";
import { valueProblem } from "./value-problem.js";
import { byName } from "../util/by-name.js";

interface Place {
  readonly what: string;
  readonly site: CallSite;
}

/** Parts what a sweep was given: the values to search in, by wire name, and what stays the same in every trial. */
export function readSearchSpace(
  given: unknown,
  shape: ComponentShape,
  place: Place,
  context: GraphContext,
): { readonly searchSpace: SearchSpace; readonly fixed: unknown } {
  if (!isPlainObject(given)) return { searchSpace: {}, fixed: given };
  const searchSpace: Record<string, SearchDistribution> = {};
  const fixed = byName<unknown>();
  for (const [key, value] of Object.entries(given)) {
    const input = shape.inputs.find(({ property }) => property === key);
    const port = input && "port" in input ? input.port : undefined;
    // What there is no input for is told with the other inputs.
    if (!isSearchValues(value) || (!port && !shape.open)) fixed[key] = value;
    else searchSpace[input?.wire ?? key] = distributionFor(value, port, key, place, context);
  }
  if (Object.keys(searchSpace).length === 0) {
    const hint = "give one of its inputs choice(…), uniform(…) or a sibling of theirs; without a search, step() does";
    context.sink.add(diagnosticAt(place.site, "AZML229", `${place.what} has nothing to search in`, { hint }));
  }
  return { searchSpace, fixed };
}

const continuous: ReadonlySet<string> = new Set(["uniform", "loguniform", "normal", "lognormal"]);

function distributionFor(
  values: WrittenSearchValues,
  port: InputPort | undefined,
  key: string,
  { what, site }: Place,
  context: GraphContext,
): SearchDistribution {
  const complain = (message: string, hint?: string): void =>
    context.sink.add(diagnosticAt(site, "AZML229", `input "${key}" of ${what} ${message}`, { focus: key, ...(hint && { hint }) }));
  if (port && !isPrimitiveKind(port.kind)) {
    complain(`is a ${port.kind}, which cannot be searched in`, "give it one value");
  } else if (port && values.type !== "choice") {
    const { q, upper } = values.numbers;
    if (port.kind !== "number" && port.kind !== "integer")
      complain(`has to be ${port.kind === "string" ? "a string" : "true or false"}`, "use choice(…)");
    else if (port.kind === "integer" && (continuous.has(values.type) || (q !== undefined && !Number.isInteger(q)))) {
      complain("has to be a whole number", "use randint(…), choice(…), or a distribution with a whole q");
    }
    if (values.type === "randint" && typeof upper === "number" && upper > 0) {
      for (const bound of [0, upper - 1]) checkMember(bound, port, complain);
    }
  }
  return readDistribution(values, port, complain);
}

function checkMember(value: unknown, port: InputPort, complain: (message: string) => void): void {
  const problem = valueProblem(value, port);
  if (problem && Number.isFinite(value)) complain(`has to be ${problem.wanted}, and the search goes to ${String(value)}`);
}

function readDistribution(
  { type, numbers, values }: WrittenSearchValues,
  port: InputPort | undefined,
  complain: (message: string, hint?: string) => void,
): SearchDistribution {
  for (const [name, number] of Object.entries(numbers)) {
    if (typeof number !== "number" || !Number.isFinite(number)) complain(`has a ${name} that is ${describe(number)}`, "it is a number");
  }
  if (type !== "choice") return { type, ...numbers } as unknown as SearchDistribution;
  return { type, values: (values ?? []).flatMap((value) => readMember(value, port, complain)) };
}

function readMember(value: unknown, port: InputPort | undefined, complain: (message: string, hint?: string) => void): ChoiceValue[] {
  if (isPlainObject(value)) {
    if (port && port.kind !== "string")
      complain(`takes no maps: it is a ${port.kind}`, "only a string can be a map of hyperparameters, as a text");
    const members = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return [Object.fromEntries(members.map(([name, inner]) => [name, readInner(name, inner, complain)]))];
  }
  if (!isLiteral(value)) {
    complain(`cannot be ${describe(value)}`, "members of a choice are texts, numbers, truth, and maps");
    return [];
  }
  const problem = port && isPrimitiveKind(port.kind) ? valueProblem(value, port) : undefined;
  if (problem) complain(`has to be ${problem.wanted}, not ${describe(value)}`);
  return [plain(value)];
}

function readInner(name: string, inner: unknown, complain: (message: string, hint?: string) => void): string | number | SearchDistribution {
  if (isSearchValues(inner)) return readDistribution(inner, undefined, complain);
  if (isLiteral(inner)) return plain(inner);
  complain(`has a choice whose "${name}" is ${describe(inner)}`, "give a text, a number, truth, or choice(…) and its siblings");
  return "";
}

/** A search space has no truth: it is the text that the trial would get. */
function plain(value: string | number | boolean): string | number {
  return typeof value === "boolean" ? literalText(value) : value;
}
