import type { Json } from "../../model/environment.js";
import { type ChoiceValue, distributionNumbers, type SearchDistribution, type SearchSpace } from "../../model/search-space.js";
import { WrittenNumber } from "../../model/written-number.js";
import { type JsonObject, mapValues } from "../json-object.js";

/** `search_space` of a node: as YAML has it. */
export function searchSpaceBody(space: SearchSpace): JsonObject {
  return mapValues(space, distributionBody);
}

function distributionBody(distribution: SearchDistribution): JsonObject {
  if (distribution.type === "choice") return { type: "choice", values: distribution.values.map(choiceBody) };
  return { type: distribution.type, ...distributionFields(distribution) };
}

/** The numbers of a distribution, by Azure ML's names. */
export function distributionFields(distribution: Exclude<SearchDistribution, { type: "choice" }>): JsonObject {
  const fields = distribution as unknown as Readonly<Record<string, Json>>;
  const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(distributionNumbers[distribution.type].map((name) => [name, fields[camel(name)] ?? null]));
}

function choiceBody(value: ChoiceValue): Json {
  if (typeof value !== "object" || value instanceof WrittenNumber) return value;
  return mapValues(value, (inner) => (typeof inner === "object" && !(inner instanceof WrittenNumber) ? distributionBody(inner) : inner));
}
