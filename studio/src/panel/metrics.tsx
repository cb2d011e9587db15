import { useQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import type { MetricCurve } from "../../../src/page/views.js";
import { api } from "../data/api.js";
import { shownNumber } from "../parts/shown-number.js";
import { Curves } from "../parts/curves.js";

interface MetricsProps {
  readonly job: string;
  /** Whose curves are laid over each other. */
  readonly nodes: readonly string[];
  /** Changes when there is more. */
  readonly newest: Readonly<Record<string, number>> | undefined;
}

/** A chart for each metric, with the curves of all nodes in it. */
export function Metrics({ job, nodes, newest }: MetricsProps): ReactElement {
  const [isLog, setLog] = useState(false);
  const [byTime, setByTime] = useState(false);
  const { data, error } = useQuery({
    queryKey: ["metrics", job, nodes, newest],
    queryFn: () => api.metrics(job, nodes),
    placeholderData: (before) => before,
  });
  if (error) return <p className="muted">{error.message}</p>;
  if (data === undefined) return <p className="muted">…</p>;
  if (data.length === 0) return <p className="muted">no metrics were logged</p>;
  const keys = [...new Set(data.map(({ key }) => key))];
  return (
    <>
      <div className="switches">
        <label>
          <input type="checkbox" checked={isLog} onChange={({ target }) => setLog(target.checked)} /> logarithmic
        </label>
        <label>
          <input type="checkbox" checked={byTime} onChange={({ target }) => setByTime(target.checked)} /> by time
        </label>
      </div>
      {keys.map((key) => (
        <Metric key={key} name={key} curves={data.filter((curve) => curve.key === key)} isLog={isLog} byTime={byTime} />
      ))}
    </>
  );
}

interface MetricProps {
  readonly name: string;
  readonly curves: readonly MetricCurve[];
  readonly isLog: boolean;
  readonly byTime: boolean;
}

function Metric({ name, curves, isLog, byTime }: MetricProps): ReactElement {
  const last = curves.length === 1 ? curves[0]?.points.at(-1) : undefined;
  return (
    <figure className="metric">
      <figcaption>
        {name} {last !== undefined && <b>{shownNumber(last.value, 6)}</b>}
      </figcaption>
      {curves.some(({ points }) => points.length > 1) && <Curves curves={curves} isLog={isLog} byTime={byTime} />}
    </figure>
  );
}
