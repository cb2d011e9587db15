import { Handle, type NodeProps, Position } from "@xyflow/react";
import { memo, type ReactElement } from "react";
import type { VisibleNode } from "../../../src/picture/visible.js";
import type { NodeRecord } from "../../../src/workspace/job-record.js";
import { shownNumber } from "../parts/shown-number.js";
import { isAtWork, shownStatus, statusColor } from "../parts/status.js";
import { durationOf, useNow } from "../parts/time.js";
import { KindIcon } from "./kind-icon.js";

export interface CardData extends Record<string, unknown> {
  readonly node: VisibleNode;
  readonly record: NodeRecord | undefined;
  readonly isSelected: boolean;
  readonly isDimmed: boolean;
  readonly toggle: (box: string) => void;
}

/** A node as a card, or as the box of what it holds. */
export const Card = memo(function Card({ data }: NodeProps & { readonly data: CardData }): ReactElement {
  const { node, record, isSelected, isDimmed, toggle } = data;
  const isEnd = node.kind === "input" || node.kind === "output";
  const status = record && shownStatus(record);
  const classes = [
    "card",
    node.isOpen && "box",
    isEnd && "end",
    isSelected && "selected",
    (isDimmed || (status === "Canceled" && record?.reason !== undefined)) && "dimmed",
  ];
  return (
    <div
      className={classes.filter(Boolean).join(" ")}
      style={{ borderLeftColor: status && statusColor(status) }}
      title={record?.reason ?? node.description}
    >
      <Handle type="target" position={Position.Top} />
      <div className="card-head">
        <KindIcon kind={node.kind} />
        <span className="card-name">{node.name}</span>
        {node.holds > 0 && (
          <button
            type="button"
            className="fold nodrag nopan"
            aria-expanded={node.isOpen}
            aria-label={`${node.isOpen ? "close" : "open"} ${node.name}`}
            onClick={(event) => {
              event.stopPropagation();
              toggle(node.id);
            }}
          >
            {node.isOpen ? "−" : `+${node.holds}`}
          </button>
        )}
        {record && status && <Time record={record} ticks={isAtWork(status)} />}
      </div>
      {!isEnd && (
        <div className="card-more">
          {status && (
            <span className="status" style={{ color: statusColor(status) }}>
              {status}
            </span>
          )}
          <span className="card-component">{newest(record) ?? (node.component === node.name ? "" : node.component)}</span>
          {record?.attempts !== undefined && <span title="tries">×{record.attempts}</span>}
        </div>
      )}
      <Handle type="source" position={Position.Bottom} />
    </div>
  );
});

function Time({ record, ticks }: { readonly record: NodeRecord; readonly ticks: boolean }): ReactElement {
  return <span className="card-time">{durationOf(record, useNow(ticks)) ?? ""}</span>;
}

/** The metric that was logged last. */
function newest(record: NodeRecord | undefined): string | undefined {
  const last = Object.entries(record?.metrics ?? {}).at(-1);
  return last && `${last[0]} ${shownNumber(last[1], 5)}`;
}
