import { type ChoiceValue, distributionNumbers, type SearchDistribution, type SearchSpace } from "../../model/search-space.js";
import type { Quantity } from "../../model/written-number.js";
import { MapReader } from "../source/map-reader.js";
import { describe, expectMap } from "../source/read-value.js";
import type { YamlValue } from "../source/yaml-value.js";
import { byName } from "../../util/by-name.js";

const types = ["choice", ...(Object.keys(distributionNumbers) as (keyof typeof distributionNumbers)[])] as const;

/** `search_space:` of a sweep. */
export function readSearchSpace(value: YamlValue | undefined): SearchSpace {
  const space = byName<SearchDistribution>();
  if (value === undefined) return space;
  expectMap(value, `"search_space"`);
  for (const [name, given] of value.entries()) {
    const distribution = readDistribution(given);
    if (distribution !== undefined) space[name] = distribution;
  }
  return space;
}

/** One distribution; undefined, and reported, when it is none. */
export function readDistribution(value: YamlValue): SearchDistribution | undefined {
  const reader = new MapReader(value, "a distribution");
  if (!value.isMap) return undefined;
  reader.require("type");
  const type = reader.oneOf("type", types, { anyCase: true });
  if (type === undefined) return undefined;
  const distribution = type === "choice" ? readChoice(reader) : readNumbers(type, reader);
  reader.close();
  return distribution;
}

function readNumbers(type: keyof typeof distributionNumbers, reader: MapReader): SearchDistribution {
  const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const numbers = distributionNumbers[type].map((name) => [camel(name), reader.quantity(name) ?? 0] as const);
  // The table names exactly the numbers that the type has.
  return { type, ...Object.fromEntries(numbers) } as unknown as SearchDistribution;
}

function readChoice(reader: MapReader): SearchDistribution {
  const values = reader.require("values");
  if (values !== undefined && !values.isList) values.report("AZML408", `expected a list, got ${describe(values)}`);
  return { type: "choice", values: (values?.items() ?? []).map(readChoiceValue).filter((item) => item !== undefined) };
}

function readChoiceValue(value: YamlValue): ChoiceValue | undefined {
  if (!value.isMap) return readPlain(value);
  return Object.fromEntries(
    value.entries().flatMap(([name, given]) => {
      const inner = given.isMap ? readDistribution(given) : readPlain(given);
      return inner === undefined ? [] : [[name, inner]];
    }),
  );
}

function readPlain(value: YamlValue): string | Quantity | undefined {
  const plain = value.quantity ?? value.string;
  if (plain === undefined) {
    const options = value.boolean === undefined ? {} : { hint: `put it in quotes: "${value.rawText}"` };
    value.report("AZML408", `a choice is made among texts, numbers and maps, not ${describe(value)}`, options);
  }
  return plain;
}
