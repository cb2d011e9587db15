import { useQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactElement, useMemo, useRef } from "react";
import { Link, useSearchParams } from "wouter";
import type { JobRow } from "../../../src/page/views.js";
import { api } from "../data/api.js";
import { statusColor } from "../parts/status.js";
import { durationOf, shownTime, useNow } from "../parts/time.js";

/** Pixels. */
const rowHeight = 36;
const columns = ["Status", "Job", "Name", "Experiment", "Created", "Duration", "Nodes"] as const;
type SortColumn = (typeof columns)[number];

/** The jobs of the workspace. What is looked for, and in which order, stands in the address. */
export function JobsPage(): ReactElement {
  const [search, setSearch] = useSearchParams();
  const { data, error } = useQuery({ queryKey: ["jobs"], queryFn: () => api.jobs("limit=10000"), refetchInterval: 3000 });
  const text = search.get("find") ?? "";
  const status = search.get("status") ?? "";
  const order = search.get("order") ?? "";
  const rows = useMemo(
    () =>
      ordered(
        (data ?? []).filter((row) => isFound(row, text, status)),
        order,
      ),
    [data, text, status, order],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 20,
  });
  const now = useNow(rows.some(({ startedAt, endedAt }) => startedAt !== undefined && endedAt === undefined));
  const set = (field: string, value: string): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === "") next.delete(field);
        else next.set(field, value);
        return next;
      },
      { replace: true },
    );
  return (
    <main className="jobs">
      <h1 className="unseen">Jobs</h1>
      <div className="switches">
        <input type="search" placeholder="Find" aria-label="find jobs" value={text} onChange={({ target }) => set("find", target.value)} />
        <select aria-label="status" value={status} onChange={({ target }) => set("status", target.value)}>
          <option value="">every status</option>
          {["Running", "Completed", "Failed", "Canceled"].map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
        <span className="muted">
          {rows.length.toLocaleString()} {rows.length === 1 ? "job" : "jobs"}
        </span>
      </div>
      {error && <p className="failure">{error.message}</p>}
      <div className="job-rows" role="table" aria-label="jobs" ref={scroller}>
        <div className="job-row names" role="row">
          {columns.map((column) => (
            <span key={column} role="columnheader" aria-sort={sortOf(column, order)}>
              <button type="button" onClick={() => set("order", order === column ? `-${column}` : column)}>
                {column}
                {order === column ? " ▲" : order === `-${column}` ? " ▼" : ""}
              </button>
            </span>
          ))}
        </div>
        <div style={{ height: virtual.getTotalSize() }} className="job-body" role="rowgroup">
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            return row && <Row key={row.name} row={row} top={start} now={now} />;
          })}
        </div>
        {data?.length === 0 && <p className="empty">No job has run in this workspace yet: azml run FILE makes one.</p>}
      </div>
    </main>
  );
}

function Row({ row, top, now }: { readonly row: JobRow; readonly top: number; readonly now: number }): ReactElement {
  return (
    <div className="job-row" role="row" style={{ transform: `translateY(${top}px)` }}>
      <span role="cell" style={{ color: statusColor(row.status) }}>
        {row.status}
      </span>
      <span role="cell" className="strong">
        <Link href={`/jobs/${row.name}`} className="stretched">
          {row.displayName}
        </Link>
      </span>
      <span role="cell" className="muted">
        {row.name}
      </span>
      <span role="cell">{row.experimentName}</span>
      <span role="cell">{shownTime(row.createdAt)}</span>
      <span role="cell">{durationOf(row, now)}</span>
      <span role="cell">
        {row.nodes}
        {row.reused > 0 && <span className="muted"> · {row.reused} reused</span>}
        {row.failed > 0 && <span style={{ color: statusColor("Failed") }}> · {row.failed} failed</span>}
      </span>
    </div>
  );
}

function sortOf(column: string, order: string): "ascending" | "descending" | "none" {
  return order === column ? "ascending" : order === `-${column}` ? "descending" : "none";
}

function isFound(row: JobRow, text: string, status: string): boolean {
  const wanted = text.toLowerCase();
  const tags = Object.entries(row.tags).map(([key, value]) => `${key}=${value}`);
  return (
    (status === "" || row.status === status) &&
    [row.name, row.displayName, row.experimentName, ...tags].some((one) => one.toLowerCase().includes(wanted))
  );
}

function ordered(rows: readonly JobRow[], order: string): readonly JobRow[] {
  const column = order.replace(/^-/, "") as SortColumn;
  if (!columns.includes(column)) return rows;
  const sign = order.startsWith("-") ? -1 : 1;
  const keyOf = (row: JobRow): string | number => {
    switch (column) {
      case "Status":
        return row.status;
      case "Job":
        return row.displayName;
      case "Name":
        return row.name;
      case "Experiment":
        return row.experimentName;
      case "Created":
        return row.createdAt;
      case "Duration":
        return row.startedAt === undefined ? 0 : Date.parse(row.endedAt ?? new Date().toISOString()) - Date.parse(row.startedAt);
      case "Nodes":
        return row.nodes;
    }
  };
  return [...rows].sort((a, b) => {
    const [one, other] = [keyOf(a), keyOf(b)];
    return sign * (typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other)));
  });
}
