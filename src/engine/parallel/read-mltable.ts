import { readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { NodeFailure } from "../node-failure.js";
import { listFiles, matchFiles } from "./list-files.js";

/** How the files of a table are read. */
export interface TableReader {
  readonly kind: "read_delimited" | "read_json_lines" | "read_parquet";
  readonly options: Readonly<Record<string, unknown>>;
}

/** What is done with a table after it was read. */
interface TableStep {
  readonly kind: "take" | "skip" | "keep_columns" | "drop_columns";
  readonly value: number | readonly string[];
}

/** Files, and how rows are read from them when they are a table. */
export interface DataFiles {
  readonly files: readonly string[];
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
  for (const transformation of transformations) {
    const [kind, options] = nameAndOptions(transformation);
    if (kind === "read_delimited" || kind === "read_json_lines" || kind === "read_parquet") {
      reader = { kind, options: isMap(options) ? options : {} };
    } else steps.push(tableStep(kind, options, file));
  }
  if (reader !== undefined) return { files, table: { reader, steps } };
  const [step] = steps;
  if (step) return refuse(file, `${step.kind} works on a table, and nothing reads one`);
  return { files };
}

/** Files of a table that do not lie in its folder; none where it cannot be read. */
export function filesElsewhere(folder: string): readonly string[] {
  try {
    return readMltable(folder).files.filter((file) => relative(folder, file).startsWith(".."));
  } catch {
    return [];
  }
}

function parsed(file: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
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

function tableStep(kind: string, value: unknown, file: string): TableStep {
  if ((kind === "take" || kind === "skip") && typeof value === "number") return { kind, value };
  if (kind === "keep_columns" || kind === "drop_columns") {
    const columns: unknown[] = Array.isArray(value) ? value : [value];
    if (columns.every((column) => typeof column === "string")) return { kind, value: columns };
  }
  return refuse(file, `a local run does not know the transformation ${kind}: ${JSON.stringify(value)}`);
}

/** `{ name: options }`, or a name alone. */
function nameAndOptions(value: unknown): readonly [name: string, options: unknown] {
  if (typeof value === "string") return [value, undefined];
  return (isMap(value) ? Object.entries(value)[0] : undefined) ?? ["", undefined];
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refuse(file: string, what: string): never {
  throw new NodeFailure({ code: "AZML553", message: `${file}: ${what}` });
}
