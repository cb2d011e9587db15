import { BaseEdge, type EdgeProps, EdgeLabelRenderer } from "@xyflow/react";
import { memo, type ReactElement, useState } from "react";
import { pathOf } from "../../../src/picture/format/svg.js";
import type { Point } from "../../../src/picture/place.js";
import type { VisibleEdge } from "../../../src/picture/visible.js";

export interface WireData extends Record<string, unknown> {
  readonly edge: VisibleEdge;
  readonly points: readonly Point[];
  readonly isOnWay: boolean;
  readonly isDimmed: boolean;
}

/** What goes from one node to another; its ports are told when it is pointed at. */
export const Wire = memo(function Wire({ data, markerEnd }: EdgeProps & { readonly data: WireData }): ReactElement {
  const [isPointedAt, setPointedAt] = useState(false);
  const { edge, points, isOnWay, isDimmed } = data;
  const middle = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };
  const classes = ["wire", edge.isControl && "control", (isOnWay || isPointedAt) && "on-way", isDimmed && "dimmed"];
  return (
    <g onMouseEnter={() => setPointedAt(true)} onMouseLeave={() => setPointedAt(false)}>
      <BaseEdge
        path={pathOf(points)}
        className={classes.filter(Boolean).join(" ")}
        interactionWidth={14}
        {...(markerEnd !== undefined && { markerEnd })}
      />
      {isPointedAt && (
        <EdgeLabelRenderer>
          <div className="wire-label" style={{ transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y}px)` }}>
            {edge.parts.map(({ from, output, to, input }) => (
              <div key={`${from}.${output}→${to}.${input}`}>
                {from}
                {output === undefined ? "" : `.${output}`} → {to}
                {input === undefined ? "" : `.${input}`}
              </div>
            ))}
          </div>
        </EdgeLabelRenderer>
      )}
    </g>
  );
});
