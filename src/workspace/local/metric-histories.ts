import { fromJsonNumber, type JsonNumber } from "../../model/json-number.js";
import type { MetricHistory } from "../job-operations.js";
import type { WorkspaceDatabase } from "./database.js";

interface MetricRow {
  readonly node: string;
  readonly key: string;
  readonly step: number;
  readonly value: JsonNumber;
  readonly time: number;
}

type Point = MetricHistory["points"][number];

/** Every value of the metrics of these nodes of a job, or of all its nodes. */
export function metricHistories(database: WorkspaceDatabase, job: number, nodes?: readonly string[]): MetricHistory[] {
  const rows = database
    .prepare(
      `SELECT node, key, step, value, time FROM metrics
       WHERE job_id = :job AND (:nodes IS NULL OR node IN (SELECT value FROM json_each(:nodes))) ORDER BY id`,
    )
    .all({ job, nodes: nodes === undefined ? null : JSON.stringify(nodes) }) as MetricRow[];
  const found = new Map<string, MetricHistory & { readonly points: Point[] }>();
  for (const { node, key, step, value, time } of rows) {
    const id = JSON.stringify([node, key]);
    const history = found.get(id) ?? { node, key, points: [] };
    history.points.push({ step, value: fromJsonNumber(value) ?? 0, time });
    found.set(id, history);
  }
  return [...found.values()];
}
