import { existsSync, statSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { GuardError } from "../../guard/guard-error.js";
import { readLimited } from "../../guard/read-limited.js";
import { NodeFailure } from "../node-failure.js";
import { listFiles, matchFiles } from "./list-files.js";
import type { PartitionValues } from "./partition-format.js";
import { StepProblem, type TableReader, type TableStep, tableReader, tableStep } from "./table-steps.js";
import { isMap } from "../../util/is-map.js";

/** Bytes of a file `MLTable`, which only says how data is read. */
const largestTable = 16 * 1024 * 1024;

/** Files, and how rows are read from them when they are a table. */
export interface DataFiles {
  readonly files: readonly string[];
  /** Columns that the path of each file gives to its rows, where the table says that paths do. */
  readonly partitions?: readonly PartitionValues[] | undefined;
  readonly table?: { readonly reader: TableReader; readonly steps: readonly TableStep[] };
}

/**
 * Reads the file `MLTable` in a folder: the files that its `paths` name (`file`, `folder`, `pattern`), and how its `transformations` make a
 * table of them. Without a `read_…` transformation they are a list of files.
 *
 * @throws NodeFailure (AZML553) for a path that does not exist or lies elsewhere, and for a transformation that azml does not know.
 */
export function readMltable(folder: string): DataFiles {
  const file = join(folder, "MLTable");
  const { paths, transformations = [] } = parsed(file);
  if (!Array.isArray(paths)) return refuse(file, "it has no list of paths");
  const files = paths.flatMap((path: unknown) => filesOf(path, folder, file));
  if (!Array.isArray(transformations)) return refuse(file, "its transformations are no list");
  let reader: TableReader | undefined;
  const steps: TableStep[] = [];
  try {
    for (const transformation of transformations) {
      const [kind, options] = nameAndOptions(transformation);
      const reads = tableReader(kind, options);
      if (reads) reader = reads;
      else steps.push(tableStep(kind, options));
    }
  } catch (error) {
    if (!(error instanceof StepProblem)) throw error;
    return refuse(file, error.message);
  }
  const partitions = partitionsOf(files, steps, folder, file);
  if (reader !== undefined) return { files, partitions, table: { reader, steps } };
  const onTables = steps.find(({ kind }) => kind !== "add_partition_columns" && kind !== "take" && kind !== "skip");
  if (onTables) return refuse(file, `${onTables.kind} works on a table, and nothing reads one`);
  return { ...someOf({ files, partitions }, steps) };
}

/** What the path of each file says of its rows, by the formats of the table. */
function partitionsOf(files: readonly string[], steps: readonly TableStep[], folder: string, file: string): PartitionValues[] | undefined {
  const formats = steps.flatMap((step) => (step.kind === "add_partition_columns" ? [step] : []));
  if (formats.length === 0) return undefined;
  return files.map((path) => {
    const name = relative(folder, path).replaceAll(sep, "/");
    const found = formats.map(
      ({ value, format }) => value(name) ?? refuse(file, `the path ${name} does not fit the partition format ${format}`),
    );
    return Object.assign({}, ...found) as PartitionValues;
  });
}

/** Without a reader, rows are files. */
function someOf(all: DataFiles, steps: readonly TableStep[]): DataFiles {
  return steps.reduce((left, step) => {
    if (step.kind !== "take" && step.kind !== "skip") return left;
    const cut = <T>(list: readonly T[]): T[] => (step.kind === "take" ? list.slice(0, step.value) : list.slice(step.value));
    return { files: cut(left.files), ...(left.partitions && { partitions: cut(left.partitions) }) };
  }, all);
}

/**
 * Files of a table that do not lie in its folder. What is done with the table does not matter here.
 *
 * @throws NodeFailure (AZML553) when nobody can say which they are: it is no table, a path lies in the cloud or leads nowhere.
 */
export function filesElsewhere(folder: string): readonly string[] {
  const file = join(folder, "MLTable");
  // An output that is a table may be made by hand: a folder of files.
  if (!existsSync(file)) return [];
  const { paths } = parsed(file);
  if (!Array.isArray(paths)) return refuse(file, "it has no list of paths");
  return paths.flatMap((path: unknown) => filesOf(path, folder, file)).filter((one) => isElsewhere(folder, one));
}

function isElsewhere(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
}

function parsed(file: string): Record<string, unknown> {
  let text: string;
  try {
    text = readLimited(file, largestTable, file);
  } catch (error) {
    if (error instanceof GuardError) throw error;
    throw new NodeFailure({ code: "AZML553", message: `${file} does not exist; an mltable is a folder with a file of that name` });
  }
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    return refuse(file, `it is no YAML: ${error instanceof Error ? error.message : String(error)}`);
  }
  return isMap(value) ? value : refuse(file, "it is no map");
}

function filesOf(entry: unknown, folder: string, file: string): string[] {
  const [kind, written] = nameAndOptions(entry);
  if (typeof written !== "string")
    return refuse(file, `a path is { file: … }, { folder: … } or { pattern: … }, not ${JSON.stringify(entry)}`);
  if (/^(?!file:)[a-z][a-z0-9+.-]+:/i.test(written)) return refuse(file, `${written} lies in the cloud, where a local run does not reach`);
  const path = /^file:\/\//i.test(written) ? fileURLToPath(written) : resolve(folder, written);
  if (kind === "pattern" && /[*?[]/.test(path)) return matchFiles(path);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return refuse(file, `${written} does not exist: ${path}`);
  return stats.isDirectory() ? listFiles(path) : [path];
}

/** `{ name: options }`, or a name alone. */
function nameAndOptions(value: unknown): readonly [name: string, options: unknown] {
  if (typeof value === "string") return [value, undefined];
  return (isMap(value) ? Object.entries(value)[0] : undefined) ?? ["", undefined];
}

function refuse(file: string, what: string): never {
  throw new NodeFailure({ code: "AZML553", message: `${file}: ${what}` });
}
