import { type ReactElement, useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { received } from "./shown-number.js";
import type { MetricCurve } from "../../../src/page/views.js";

interface CurvesProps {
  readonly curves: readonly MetricCurve[];
  readonly isLog: boolean;
  readonly byTime: boolean;
}

const palette = ["#2f6fed", "#d9480f", "#2b8a3e", "#9c36b5", "#c2255c", "#0b7285", "#e67700", "#5f3dc4"];
const height = 180;

/** Curves of one metric over steps or time. */
export function Curves({ curves, isLog, byTime }: CurvesProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const style = getComputedStyle(element);
    const axis = { stroke: style.getPropertyValue("--muted"), grid: { stroke: style.getPropertyValue("--line"), width: 1 } };
    const plot = new uPlot(
      {
        width: Math.max(200, element.clientWidth),
        height,
        // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- the enum exists in types only
        scales: { x: { time: byTime }, y: { distr: isLog ? 3 : 1 } },
        axes: [axis, { ...axis, size: 64 }],
        legend: { show: curves.length > 1 && curves.length <= 8 },
        series: [
          { label: byTime ? "time" : "step" },
          ...curves.map(({ node, points }, at) => ({
            label: node,
            stroke: palette[at % palette.length] ?? "#2f6fed",
            width: 1.5,
            points: { show: points.length < 40 },
            spanGaps: true,
          })),
        ],
      },
      dataOf(curves, { isLog, byTime }),
      element,
    );
    const resized = new ResizeObserver(() => plot.setSize({ width: Math.max(200, element.clientWidth), height }));
    resized.observe(element);
    return () => {
      resized.disconnect();
      plot.destroy();
    };
  }, [curves, isLog, byTime]);
  return <div ref={place} className="curves" />;
}

/** One column for the places on the x axis, and one for each curve. On a logarithmic axis there is nothing at or below 0. */
function dataOf(curves: readonly MetricCurve[], { isLog, byTime }: Pick<CurvesProps, "isLog" | "byTime">): uPlot.AlignedData {
  return uPlot.join(
    curves.map(({ points }): uPlot.AlignedData => {
      const sorted = points
        .map(({ step, time, value }) => ({ x: byTime ? time / 1000 : step, value: received(value) }))
        .sort((a, b) => a.x - b.x);
      return [sorted.map(({ x }) => x), sorted.map(({ value }) => (!Number.isFinite(value) || (isLog && value <= 0) ? null : value))];
    }),
  );
}
