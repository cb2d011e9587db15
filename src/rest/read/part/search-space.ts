import { distributionNumbers, type ChoiceValue, type SearchDistribution, type SearchSpace } from "../../../model/search-space.js";
import type { Quantity } from "../../../model/written-number.js";
import { camelKey } from "../../camel-keys.js";
import { BodyReader, expectMap, readWord, sameWords } from "../source/body-reader.js";
import type { BodyValue } from "../source/body-value.js";

const types = sameWords(["choice", ...(Object.keys(distributionNumbers) as (keyof typeof distributionNumbers)[])]);

/** `search_space` of a sweep: of a node as in YAML, of a job as lists. */
export function readSearchSpace(value: BodyValue | undefined): SearchSpace {
  if (value === undefined) return {};
  expectMap(value, `"search_space"`);
  return Object.fromEntries(
    value.entries().flatMap(([name, given]) => {
      const distribution = readDistribution(given);
      return distribution === undefined ? [] : [[name, distribution]];
    }),
  );
}

/** `{ type: "uniform", min_value: 0, max_value: 1 }` in a node, `["uniform", [0, 1]]` in a job. */
export function readDistribution(value: BodyValue): SearchDistribution | undefined {
  return value.isList ? readListed(value) : readNamed(value);
}

function readNamed(value: BodyValue): SearchDistribution | undefined {
  const reader = new BodyReader(value, "a distribution");
  const given = reader.require("type");
  const type = given && readWord(given, types);
  if (type === undefined) return undefined;
  if (type === "choice") {
    const values = reader.require("values");
    reader.close();
    return values && readChoice(values);
  }
  const numbers = distributionNumbers[type].map((name) => [camelKey(name), (reader.require(name), reader.quantity(name))] as const);
  reader.close();
  return distributionOf(type, numbers);
}

function readListed(value: BodyValue): SearchDistribution | undefined {
  const [word, args, ...more] = value.items();
  const type = word && readWord(word, types);
  if (type === undefined || args === undefined || !args.isList || more.length > 0) {
    if (type !== undefined || word === undefined) value.report("AZML616", "expected the name of a distribution and the list of its values");
    return undefined;
  }
  if (type === "choice") {
    const [values] = args.items();
    // The values are one argument; a list of them in its place is what earlier versions of azure-ai-ml send.
    return readChoice(values?.isList ? values : args);
  }
  const names = distributionNumbers[type];
  const given = args.items();
  if (given.length !== names.length) {
    args.report("AZML616", `${type} has ${names.length} values (${names.join(", ")}), not ${given.length}`);
    return undefined;
  }
  return distributionOf(
    type,
    given.map((item, index) => [camelKey(names[index] ?? ""), readQuantity(item)]),
  );
}

function readQuantity(value: BodyValue): Quantity | undefined {
  if (value.quantity === undefined) value.report("AZML616", `expected a number, got ${value.describe()}`);
  return value.quantity;
}

function distributionOf(
  type: keyof typeof distributionNumbers,
  numbers: readonly (readonly [string, Quantity | undefined])[],
): SearchDistribution | undefined {
  if (numbers.some(([, number]) => number === undefined)) return undefined;
  // The table names exactly the numbers that the type has.
  return { type, ...Object.fromEntries(numbers) } as unknown as SearchDistribution;
}

function readChoice(values: BodyValue): SearchDistribution {
  if (!values.isList) values.report("AZML616", `expected a list, got ${values.describe()}`);
  return { type: "choice", values: values.items().flatMap((item) => presentOf(readChoiceValue(item))) };
}

function presentOf(value: ChoiceValue | undefined): ChoiceValue[] {
  return value === undefined ? [] : [value];
}

function readChoiceValue(value: BodyValue): ChoiceValue | undefined {
  if (!value.isMap) return readPlain(value);
  return Object.fromEntries(
    value.entries().flatMap(([name, given]) => {
      const inner = given.isMap || given.isList ? readDistribution(given) : readPlain(given);
      return inner === undefined ? [] : [[name, inner]];
    }),
  );
}

function readPlain(value: BodyValue): string | Quantity | undefined {
  const plain = value.quantity ?? value.string;
  if (plain === undefined) value.report("AZML616", `a choice is made among texts, numbers and maps, not ${value.describe()}`);
  return plain;
}
