import { type ReactElement, useMemo, useState } from "react";
import type { LiveJob } from "../data/use-job.js";
import { Metrics } from "../panel/metrics.js";
import { shownNumber } from "../parts/shown-number.js";
import { shownStatus, statusColor } from "../parts/status.js";
import { Coordinates } from "./coordinates.js";
import { type Column, columnsOf, type TrialRow, trialsOf } from "./trial-rows.js";

interface TrialsProps {
  readonly job: LiveJob;
  /** Paths of the job's sweeps. */
  readonly sweeps: readonly string[];
  readonly selected: string | undefined;
  readonly onSelect: (node: string) => void;
}

/** The trials of a sweep: each as a line through its values, and in a table; curves of those that are chosen. */
export function Trials({ job, sweeps, selected, onSelect }: TrialsProps): ReactElement {
  const [sweep, setSweep] = useState(sweeps[0] ?? "");
  const [order, setOrder] = useState<{ readonly by: string; readonly down: boolean }>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => trialsOf(sweep, job.nodes), [sweep, job.nodes]);
  const columns = useMemo(() => columnsOf(rows), [rows]);
  const best = bestOf(job.nodes.get(sweep)?.reason, rows);
  const sorted = order === undefined ? rows : [...rows].sort((a, b) => compare(a, b, order));
  return (
    <div className="trials">
      {sweeps.length > 1 && (
        <select aria-label="sweep" value={sweep} onChange={({ target }) => setSweep(target.value)}>
          {sweeps.map((path) => (
            <option key={path}>{path}</option>
          ))}
        </select>
      )}
      <Coordinates rows={rows} columns={columns} best={best} chosen={chosen} onPoint={onSelect} />
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th aria-label="overlay" />
              {["trial", "status", ...columns.map(({ name }) => name)].map((name) => (
                <th key={name} aria-sort={order?.by === name ? (order.down ? "descending" : "ascending") : "none"}>
                  <button type="button" onClick={() => setOrder({ by: name, down: order?.by === name && !order.down })}>
                    {name}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr key={row.path} className={selected === row.path ? "selected" : ""}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`overlay ${row.name}`}
                    checked={chosen.has(row.path)}
                    onChange={({ target }) => setChosen(toggled(chosen, row.path, target.checked))}
                  />
                </td>
                <td>
                  <button type="button" onClick={() => onSelect(row.path)}>
                    {row.name}
                    {row.path === best ? " ★" : ""}
                  </button>
                </td>
                <td style={{ color: statusColor(shownStatus(row.record)) }} title={row.record.reason}>
                  {shownStatus(row.record)}
                </td>
                {columns.map((column) => (
                  <td key={column.name}>{shownCell(row, column)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {chosen.size > 0 && <Metrics job={job.head.name} nodes={[...chosen]} newest={undefined} />}
    </div>
  );
}

/** A sweep says which trial is the best in the reason that it ended for. */
function bestOf(reason: string | undefined, rows: readonly TrialRow[]): string | undefined {
  const name = /\btrial_\d+\b/.exec(reason ?? "")?.[0];
  return rows.find((row) => row.name === name)?.path;
}

function compare(a: TrialRow, b: TrialRow, { by, down }: { readonly by: string; readonly down: boolean }): number {
  const [one, other] = [a, b].map((row) => (by === "trial" ? row.place : by === "status" ? row.record.status : row.values.get(by)));
  const sign = down ? -1 : 1;
  if (one === undefined || other === undefined) return one === other ? 0 : one === undefined ? 1 : -1;
  return typeof one === "number" && typeof other === "number" ? sign * (one - other) : sign * String(one).localeCompare(String(other));
}

function shownCell({ values }: TrialRow, { name }: Column): string {
  const value = values.get(name);
  return typeof value === "number" ? shownNumber(value, 6) : String(value ?? "");
}

function toggled(set: ReadonlySet<string>, one: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (isIn) next.add(one);
  else next.delete(one);
  return next;
}
