import type { RunEvent } from "../../../events/run-event.js";
import { jsonNumber } from "../../../model/json-number.js";
import type { JobRecord } from "../../../workspace/job-record.js";

type Field = string | number;

/** Every value of every metric, in the order in which they were logged, as CSV. What a try has logged that failed is not among them. */
export function metricsTable(events: readonly RunEvent[]): string {
  const rows = new Map<string, Field[][]>();
  for (const event of events) {
    if (event.type === "node_retry") rows.delete(event.node);
    if (event.type !== "node_metric") continue;
    const { node, key, step, value, time } = event;
    const ofNode = rows.get(node) ?? [];
    ofNode.push([node, key, step, jsonNumber(value), new Date(time).toISOString()]);
    rows.set(node, ofNode);
  }
  return csv([["node", "metric", "step", "value", "time"], ...[...rows.values()].flat()]);
}

/** The parameters of the nodes, as CSV. */
export function paramsTable({ nodes }: JobRecord): string {
  const rows = nodes.flatMap(({ path, params = {} }) => Object.entries(params).map(([name, value]) => [path, name, value]));
  return csv([["node", "param", "value"], ...rows]);
}

/** RFC 4180, with `\n` at the end of lines. */
function csv(rows: readonly (readonly Field[])[]): string {
  const field = (value: Field): string => (/[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  return rows.map((row) => `${row.map(field).join(",")}\n`).join("");
}
