import type { AutomlFieldTable } from "../../model/automl-fields.js";
import { automlYamlName, type AutomlField } from "../../model/automl-fields.js";
import type { AutomlSearchSpace, AutomlSearchValue, AutomlSweep } from "../../model/automl-task.js";
import { WrittenNumber } from "../../model/written-number.js";
import { floatText } from "../../model/literal-text.js";
import { compact } from "../../util/compact.js";
import { readDistribution } from "../part/read-search-space.js";
import { readEarlyTermination } from "../part/read-sweep-settings.js";
import { MapReader } from "../source/map-reader.js";
import { describe, readOneOf } from "../source/read-value.js";
import type { YamlValue } from "../source/yaml-value.js";
import { snakeSpelling } from "./read-automl-fields.js";

/** `search_space:` of an image or text task: a list of maps, each a search of its own. */
export function readAutomlSearch<Table extends AutomlFieldTable>(
  value: YamlValue | undefined,
  table: Table,
): AutomlSearchSpace<Table>[] | undefined {
  if (value === undefined) return undefined;
  if (!value.isList) {
    value.report("AZML408", `expected a list of search spaces, got ${describe(value)}`);
    return undefined;
  }
  return value.items().map((item) => {
    const reader = new MapReader(item, "a search space");
    const read = Object.entries(table).map(([name, field]) => {
      const given = reader.get(automlYamlName(name));
      return [name, given === undefined ? undefined : readSearchValue(given, field)];
    });
    reader.close();
    return compact(Object.fromEntries(read)) as AutomlSearchSpace<Table>;
  });
}

function readSearchValue(value: YamlValue, field: AutomlField): AutomlSearchValue | undefined {
  if (!value.isMap) return readOne(value, field, "alone");
  const type = new Map(value.entries()).get("type");
  if (type?.rawText.toLowerCase() !== "choice") return readDistribution(value) as AutomlSearchValue | undefined;
  const reader = new MapReader(value, "a distribution");
  reader.get("type");
  const values = reader.require("values");
  if (values !== undefined && !values.isList) values.report("AZML408", `expected a list, got ${describe(values)}`);
  reader.close();
  const items = values?.items() ?? [];
  // Of numbers with a fraction among them all are sent as floats.
  const among = field === "number" && items.every((item) => item.type === "int") ? "integer" : field;
  return { type: "choice", values: items.flatMap((item) => readOne(item, among, "choice") ?? []) };
}

function readOne(value: YamlValue, field: AutomlField, where: "alone" | "choice"): string | boolean | number | WrittenNumber | undefined {
  switch (field) {
    case "boolean":
      if (value.boolean !== undefined) return value.boolean;
      break;
    case "integer":
      if (value.type === "int") return value.number;
      break;
    case "number":
      if (value.number !== undefined) return new WrittenNumber(floatText(value.number));
      break;
    case "text":
      if (value.string !== undefined) return value.string;
      break;
    default:
      return readOneOf(value, field, { spelling: snakeSpelling });
  }
  const wanted = { boolean: "true or false", integer: "a whole number", number: "a number", text: "text" }[field];
  value.report("AZML408", `expected ${wanted}${where === "alone" ? ", or a distribution" : ""}, got ${describe(value)}`);
  return undefined;
}

/** `sweep:` of an image or text task. */
export function readAutomlSweep(value: YamlValue | undefined): AutomlSweep | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"sweep"`);
  const algorithm = reader.get("sampling_algorithm");
  const owner = algorithm?.isMap ? new MapReader(algorithm, `"sampling_algorithm"`) : reader;
  const key = owner === reader ? "sampling_algorithm" : "type";
  const sweep = compact({
    samplingAlgorithm: owner.oneOf(key, ["random", "grid", "bayesian"], { anyCase: true }),
    earlyTermination: readEarlyTermination(reader.get("early_termination")),
  });
  if (owner !== reader) owner.close();
  reader.close();
  return sweep;
}
