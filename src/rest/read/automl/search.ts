import { automlYamlName, type AutomlField, type AutomlFieldTable } from "../../../model/automl-fields.js";
import type { AutomlSearchSpace, AutomlSearchValue, AutomlSweep } from "../../../model/automl-task.js";
import { compact } from "../../../util/compact.js";
import { readDistribution } from "../part/search-space.js";
import { algorithms, readEarlyTermination } from "../part/sweep-settings.js";
import { BodyReader } from "../source/body-reader.js";
import type { BodyValue } from "../source/body-value.js";
import { parseSearchText } from "./search-value.js";

/** How the values of a search space are sent: as texts such as `choice(1,2)`, or as YAML has them. */
export type SearchForm = "texts" | "maps";

/** `search_space` of an image or text task: a list of maps, each a search of its own. */
export function readSearch<Table extends AutomlFieldTable>(
  value: BodyValue | undefined,
  table: Table,
  form: SearchForm,
): AutomlSearchSpace<Table>[] | undefined {
  if (value === undefined) return undefined;
  if (!value.isList) value.report("AZML616", `expected a list of search spaces, got ${value.describe()}`);
  return value.items().map((item) => {
    const reader = new BodyReader(item, "a search space");
    const read = Object.entries(table).map(([name, field]) => {
      const given = reader.get(automlYamlName(name));
      return [name, given === undefined ? undefined : readSearchValue(given, field, form)];
    });
    reader.close();
    // Each was read by its row of the table.
    return compact(Object.fromEntries(read)) as AutomlSearchSpace<Table>;
  });
}

function readSearchValue(value: BodyValue, field: AutomlField, form: SearchForm): AutomlSearchValue | undefined {
  if (value.string !== undefined) return form === "texts" ? parseSearchText(value.string, field) : value.string;
  if (!value.isMap) return readPlain(value);
  const type = value.entries().find(([key]) => key === "type")?.[1];
  // Of the other distributions none has a map in it.
  if (type?.string !== "choice") return readDistribution(value) as AutomlSearchValue | undefined;
  const reader = new BodyReader(value, "a distribution");
  reader.skip(["type"]);
  const values = reader.require("values");
  reader.close();
  if (values !== undefined && !values.isList) values.report("AZML616", `expected a list, got ${values.describe()}`);
  return { type: "choice", values: (values?.items() ?? []).flatMap((item) => readPlain(item) ?? []) };
}

function readPlain(value: BodyValue) {
  const plain = value.quantity ?? value.boolean ?? value.string;
  if (plain === undefined) value.report("AZML616", `expected a value or a distribution, got ${value.describe()}`);
  return plain;
}

/** `sweep` of a node, `sweepSettings` of a job. */
export function readSweep(value: BodyValue | undefined): AutomlSweep | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"sweep"`);
  const sweep = compact({
    samplingAlgorithm: reader.oneOf("sampling_algorithm", algorithms),
    earlyTermination: readEarlyTermination(reader.get("early_termination")),
  });
  reader.close();
  return sweep;
}
