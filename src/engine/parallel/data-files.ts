import { statSync } from "node:fs";
import { extname } from "node:path";
import type { PortKind } from "../../model/kind.js";
import { listFiles } from "./list-files.js";
import { type DataFiles, readMltable } from "./read-mltable.js";
import type { TableReader } from "./table-steps.js";

/** Readers of single files that are tables, by the ends of their names. */
const readers: Readonly<Record<string, TableReader>> = {
  ".csv": { kind: "read_delimited", options: {} },
  ".tsv": { kind: "read_delimited", options: { delimiter: "\t" } },
  ".jsonl": { kind: "read_json_lines", options: {} },
  ".parquet": { kind: "read_parquet", options: {} },
};

/**
 * The files of an input, and how they are read as a table: as an `mltable` says, or as the name of a `uri_file` ends.
 *
 * @throws NodeFailure (AZML553) for an `mltable` that cannot be read here
 */
export function dataFiles(path: string, kind: PortKind): DataFiles {
  if (statSync(path).isDirectory()) return kind === "mltable" ? readMltable(path) : { files: listFiles(path) };
  const reader = readers[extname(path).toLowerCase()];
  return reader === undefined ? { files: [path] } : { files: [path], table: { reader, steps: [] } };
}
