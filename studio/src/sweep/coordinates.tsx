import type { ReactElement } from "react";
import type { Column, TrialRow } from "./trial-rows.js";

interface CoordinatesProps {
  readonly rows: readonly TrialRow[];
  readonly columns: readonly Column[];
  readonly best: string | undefined;
  readonly chosen: ReadonlySet<string>;
  readonly onPoint: (trial: string) => void;
}

const [width, height, margin] = [900, 230, 84];
/** Room above and below the axes. */
const edge = 36;

/** An axis for each hyperparameter and metric, and a line for each trial. */
export function Coordinates({ rows, columns, best, chosen, onPoint }: CoordinatesProps): ReactElement | null {
  if (columns.length < 2 || rows.length === 0) return null;
  const x = (at: number): number => margin + (at * (width - 2 * margin)) / (columns.length - 1);
  const line = (row: TrialRow): string =>
    columns
      .flatMap((column, at) => {
        const value = row.values.get(column.name);
        return value === undefined ? [] : [`${x(at)},${y(column, value)}`];
      })
      .join(" ");
  const classOf = ({ path }: TrialRow): string =>
    ["trial", path === best && "best", chosen.has(path) && "chosen"].filter(Boolean).join(" ");
  return (
    <svg className="coordinates" viewBox={`0 0 ${width} ${height}`} role="img" aria-label="trials by their values">
      {rows.map((row) => (
        <polyline key={row.path} className={classOf(row)} points={line(row)} onClick={() => onPoint(row.path)}>
          <title>{row.name}</title>
        </polyline>
      ))}
      {columns.map((column, at) => (
        <g key={column.name} className={column.isMetric ? "axis of-metric" : "axis"}>
          <line x1={x(at)} x2={x(at)} y1={edge} y2={height - edge} />
          <text x={x(at)} y={edge - 20} textAnchor="middle" className="axis-name">
            {column.name}
          </text>
          {ends(column).map(([text, place]) => (
            <text key={place} x={x(at) + (column.texts ? 6 : 0)} y={place} textAnchor={column.texts ? "start" : "middle"}>
              {text}
            </text>
          ))}
        </g>
      ))}
    </svg>
  );
}

function y({ range, texts }: Column, value: string | number | boolean): number {
  const part = range
    ? (Number(value) - range[0]) / (range[1] - range[0] || 1)
    : ((texts?.indexOf(String(value)) ?? 0) + 0.5) / Math.max(1, texts?.length ?? 1);
  return height - edge - part * (height - 2 * edge);
}

function ends({ range, texts }: Column): readonly (readonly [string, number])[] {
  if (range)
    return [
      [short(range[1]), edge - 5],
      [short(range[0]), height - edge + 16],
    ];
  return (texts ?? []).slice(0, 8).map((text) => [text, y({ name: "", isMetric: false, texts: texts ?? [] }, text)]);
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
