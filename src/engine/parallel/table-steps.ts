import { didYouMean } from "../../util/did-you-mean.js";
import { type FilterTree, filterTree } from "./filter-expression.js";
import { partitionFormat, type PartitionValues } from "./partition-format.js";
import { isMap } from "../../util/is-map.js";

/** How the files of a table are read. */
export interface TableReader {
  readonly kind: "read_delimited" | "read_json_lines" | "read_parquet";
  readonly options: Readonly<Record<string, unknown>>;
}

/** A column's new type: its name, with what the type is told. */
interface Conversion {
  readonly columns: readonly string[];
  readonly type: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** What is done with a table after it was read, in order. */
export type TableStep =
  | { readonly kind: "take" | "skip"; readonly value: number }
  | { readonly kind: "keep_columns" | "drop_columns"; readonly value: readonly string[] }
  | { readonly kind: "take_random_sample"; readonly value: { readonly probability: number; readonly seed?: number } }
  | { readonly kind: "convert_column_types"; readonly value: readonly Conversion[] }
  | { readonly kind: "filter"; readonly value: FilterTree }
  | { readonly kind: "add_partition_columns"; readonly value: (path: string) => PartitionValues | undefined; readonly format: string };

/** What is said of a step that is not understood. */
export class StepProblem extends Error {
  override readonly name = "StepProblem";
}

const encodings = ["utf8", "iso88591", "latin1", "ascii", "utf16", "utf32", "utf8bom", "windows1252"];
const headers = ["no_header", "from_first_file", "all_files_different_headers", "all_files_same_headers"];

/** Options of each reader, with what they may be: one of a list of words, or anything of a type. */
const readers: Readonly<Record<TableReader["kind"], Readonly<Record<string, readonly string[] | "string" | "boolean" | "any">>>> = {
  read_delimited: {
    delimiter: "string",
    encoding: encodings,
    header: headers,
    empty_as_string: "boolean",
    include_path_column: "boolean",
    infer_column_types: "any",
    support_multi_line: "boolean",
    partition_size: "any",
  },
  read_json_lines: { encoding: encodings, invalid_lines: ["error", "drop"], include_path_column: "boolean", partition_size: "any" },
  read_parquet: { include_path_column: "boolean" },
};

const others = [
  "take",
  "skip",
  "take_random_sample",
  "keep_columns",
  "drop_columns",
  "convert_column_types",
  "filter",
  "extract_columns_from_partition_format",
];

/** Types of columns. A `stream_info` names a file, and stays the text that it is. */
const columnTypes = ["int", "float", "string", "boolean", "datetime", "stream_info"];

/** The transformation of that name, when it reads a table. @throws StepProblem */
export function tableReader(kind: string, options: unknown): TableReader | undefined {
  if (!Object.hasOwn(readers, kind)) return undefined;
  const known = readers[kind as TableReader["kind"]];
  const given = isMap(options) ? options : {};
  for (const [name, value] of Object.entries(given)) {
    const allowed = known[name];
    if (allowed === undefined) throw new StepProblem(`${kind} has no option ${name}${meant(name, Object.keys(known))}`);
    const fits = typeof allowed === "string" ? allowed === "any" || typeof value === allowed : allowed.includes(String(value));
    if (!fits) {
      throw new StepProblem(
        `${name} of ${kind} is ${JSON.stringify(value)}, and can be ${typeof allowed === "string" ? `a ${allowed}` : allowed.join(", ")}`,
      );
    }
  }
  return { kind: kind as TableReader["kind"], options: given };
}

/** Any other transformation. @throws StepProblem for one that azml does not know, or that does not say what it has to. */
export function tableStep(kind: string, value: unknown): TableStep {
  switch (kind) {
    case "take":
    case "skip":
      if (typeof value === "number" && Number.isInteger(value) && value >= 0) return { kind, value };
      throw new StepProblem(`${kind} takes a number of rows, not ${JSON.stringify(value)}`);
    case "keep_columns":
    case "drop_columns":
      return { kind, value: columnsOf(value, kind) };
    case "take_random_sample": {
      const { probability, seed } = isMap(value) ? value : {};
      if (typeof probability !== "number" || probability < 0 || probability > 1) {
        throw new StepProblem(`probability of ${kind} is ${JSON.stringify(probability)}, and can be a number from 0 to 1`);
      }
      return { kind, value: { probability, ...(typeof seed === "number" && { seed }) } };
    }
    case "convert_column_types":
      if (!Array.isArray(value)) throw new StepProblem(`${kind} is a list of { columns, column_type }`);
      return { kind, value: value.map((one: unknown) => conversion(one, kind)) };
    case "filter":
      if (typeof value !== "string") throw new StepProblem(`${kind} takes an expression such as 'col("age") > 18'`);
      return { kind, value: understood(kind, value, filterTree) };
    case "extract_columns_from_partition_format": {
      // YAML without quotation marks makes a map of `{name:yyyy}`.
      const format = isMap(value)
        ? `{${Object.entries(value)
            .map(([name, rest]) => (typeof rest === "string" ? `${name}:${rest}` : name))
            .join(",")}}`
        : value;
      if (typeof format !== "string") throw new StepProblem(`${kind} takes a format such as "/{region}/{day:yyyy/MM/dd}"`);
      return { kind: "add_partition_columns", value: understood(kind, format, partitionFormat), format };
    }
    default:
      throw new StepProblem(`a local run does not know the transformation ${kind}${meant(kind, [...Object.keys(readers), ...others])}`);
  }
}

function conversion(value: unknown, kind: string): Conversion {
  const { columns, column_type: given } = isMap(value) ? value : {};
  const [type, options] = isMap(given) ? (Object.entries(given)[0] ?? ["", {}]) : [String(given), {}];
  const known = type.replace(/^to_/, "").replace(/^bool$/, "boolean");
  if (!columnTypes.includes(known)) {
    throw new StepProblem(`column_type of ${kind} is ${JSON.stringify(given)}, and can be ${columnTypes.join(", ")}`);
  }
  return { columns: columnsOf(columns, kind), type: known, options: isMap(options) ? options : {} };
}

function columnsOf(value: unknown, kind: string): string[] {
  const columns: unknown[] = Array.isArray(value) ? value : [value];
  if (columns.length > 0 && columns.every((column): column is string => typeof column === "string")) return columns;
  throw new StepProblem(`${kind} takes names of columns, not ${JSON.stringify(value ?? null)}`);
}

function understood<T>(kind: string, text: string, read: (text: string) => T): T {
  try {
    return read(text);
  } catch (error) {
    throw new StepProblem(`${kind}: ${JSON.stringify(text)}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function meant(name: string, known: readonly string[]): string {
  const word = didYouMean(name, known);
  return word === undefined ? `; it knows ${known.join(", ")}` : `: did you mean ${word}?`;
}
