import { received } from "../parts/shown-number.js";
import type { NodeRecord } from "../../../src/workspace/job-record.js";

/** A trial with its values and metrics in one row. */
export interface TrialRow {
  readonly path: string;
  readonly name: string;
  /** From 0. */
  readonly place: number;
  readonly record: NodeRecord;
  readonly values: ReadonlyMap<string, string | number | boolean>;
}

/** A hyperparameter or a metric. */
export interface Column {
  readonly name: string;
  readonly isMetric: boolean;
  /** Where all its values are numbers, the least and the greatest. */
  readonly range?: readonly [number, number];
  /** Else its values. */
  readonly texts?: readonly string[];
}

export function trialsOf(sweep: string, nodes: ReadonlyMap<string, NodeRecord>): readonly TrialRow[] {
  return [...nodes.values()].flatMap((record): TrialRow[] => {
    const name = record.path.startsWith(`${sweep}/`) ? record.path.slice(sweep.length + 1) : "";
    if (record.hyperparameters === undefined || name === "" || name.includes("/")) return [];
    const values = new Map([
      ...Object.entries(record.hyperparameters),
      ...Object.entries(record.metrics).map(([key, value]) => [key, received(value)] as const),
    ]);
    return [{ path: record.path, name, place: Number(/\d+$/.exec(name)?.[0] ?? 0), record, values }];
  });
}

export function columnsOf(rows: readonly TrialRow[]): readonly Column[] {
  const picked = new Set(rows.flatMap(({ record }) => Object.keys(record.hyperparameters ?? {})));
  const metrics = new Set(rows.flatMap(({ record }) => Object.keys(record.metrics)));
  return [...picked, ...[...metrics].filter((name) => !picked.has(name))].map((name) => {
    const values = rows.flatMap((row) => row.values.get(name) ?? []);
    const isMetric = !picked.has(name);
    const numbers = values.filter((value): value is number => typeof value === "number" && Number.isFinite(value));
    if (numbers.length === values.length && numbers.length > 0)
      return { name, isMetric, range: [Math.min(...numbers), Math.max(...numbers)] };
    return { name, isMetric, texts: [...new Set(values.map(String))] };
  });
}
