import pc from "picocolors";
import type { JobRecord } from "../workspace/job-record.js";
import { durationBetween } from "./shown-time.js";
import { statusPaint, statusSign } from "./status-style.js";
import { type Cell, table } from "./table.js";

/** Jobs as a table, in the given order. Ends with a line break. */
export function jobTable(jobs: readonly JobRecord[], options: { readonly colors: boolean }): string {
  const colors = pc.createColors(options.colors);
  const header: Cell[] = ["job", "pipeline", "status", "created", "time"].map((text) => ({ text, paint: colors.dim }));
  const rows = jobs.map(({ name, displayName, status, createdAt, startedAt, endedAt }): Cell[] => [
    { text: name, paint: colors.bold },
    { text: displayName },
    { text: `${statusSign(status)} ${status}`, paint: statusPaint(status, colors) },
    { text: createdAt.slice(0, 19).replace("T", " ") },
    { text: durationBetween(startedAt, endedAt) },
  ]);
  return `${table([header, ...rows]).join("\n")}\n`;
}
