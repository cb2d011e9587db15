import type { PortKind } from "../../model/kind.js";
import { NodeFailure } from "../node-failure.js";
import type { MiniBatch } from "./mini-batch.js";
import { dataFiles } from "./data-files.js";
import type { PartitionValues } from "./partition-format.js";
import type { DataFiles } from "./read-mltable.js";

export interface CutSettings {
  readonly input: string;
  readonly kind: PortKind;
  readonly path: string;
  readonly partitionKeys: readonly string[];
  /** Files, or bytes of a table. */
  readonly size: number | undefined;
}

/** Cuts a table, which only Python can read. `size` is in bytes. */
export type CutTable = (data: DataFiles & Required<Pick<DataFiles, "table">>, size: number) => Promise<readonly MiniBatch[]>;

/** Bytes of a table in a mini-batch, when nothing is said: as Azure ML (`ParallelRunConfig`, `mini_batch_size`). */
const tableSize = 1024 * 1024;

/**
 * Cuts the input of a parallel node into mini-batches: lists of at most `size` files, or parts of a table, by its columns
 * `partitionKeys` or by `size`. A table is an `mltable` that says how it is read, or a `uri_file` whose name ends as a table's does.
 *
 * Source of the rule: Azure ML, parallel job YAML (`mini_batch_size`, default 1 file; `partition_keys` win).
 *
 * @throws NodeFailure (AZML553) when the data cannot be cut so, or there is none
 */
export async function cutInput(settings: CutSettings, cutTable: CutTable): Promise<readonly MiniBatch[]> {
  const { input, size, partitionKeys } = settings;
  const { files, partitions, table } = dataFiles(settings.path, settings.kind);
  if (files.length === 0) throw new NodeFailure({ code: "AZML553", message: `input "${input}" has no files to cut into mini-batches` });
  if (table !== undefined) {
    const parts = await cutTable({ files, partitions, table }, size ?? tableSize);
    if (parts.length > 0) return parts;
    throw new NodeFailure({ code: "AZML553", message: `the table of input "${input}" has no rows` });
  }
  if (partitionKeys.length > 0 && partitions !== undefined) return byPartition(files, partitions, partitionKeys, input);
  if (partitionKeys.length > 0) {
    const message = `input "${input}" is a list of files, which has no columns ${partitionKeys.join(", ")} to be cut by`;
    throw new NodeFailure({ code: "AZML553", message });
  }
  return cutFiles(files, size ?? 1);
}

/** Files whose paths agree in the columns, together. */
function byPartition(
  files: readonly string[],
  partitions: readonly PartitionValues[],
  columns: readonly string[],
  input: string,
): readonly MiniBatch[] {
  const known = Object.keys(partitions[0] ?? {});
  const missing = columns.filter((column) => !known.includes(column));
  if (missing.length > 0) {
    const message = `partition_keys names ${missing.join(", ")}; the paths of input "${input}" hold ${known.join(", ")}`;
    throw new NodeFailure({ code: "AZML553", message });
  }
  const groups = new Map<string, string[]>();
  files.forEach((file, at) => {
    const key = JSON.stringify(columns.map((column) => partitions[at]?.[column]));
    groups.set(key, [...(groups.get(key) ?? []), file]);
  });
  return [...groups.values()].map((some) => ({ files: some, items: some.length }));
}

function cutFiles(files: readonly string[], size: number): MiniBatch[] {
  const most = Math.max(1, Math.floor(size));
  const batches: MiniBatch[] = [];
  for (let at = 0; at < files.length; at += most) {
    const some = files.slice(at, at + most);
    batches.push({ files: some, items: some.length });
  }
  return batches;
}
