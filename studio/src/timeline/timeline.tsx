import type { ReactElement } from "react";
import type { Span } from "../../../src/page/views.js";
import type { LiveJob } from "../data/use-job.js";
import { shownStatus, statusColor } from "../parts/status.js";
import { terminalStatuses } from "../../../src/events/run-event.js";
import { shownDuration } from "../../../src/reporters/shown-time.js";
import { useNow } from "../parts/time.js";

interface TimelineProps {
  readonly job: LiveJob;
  readonly selected: string | undefined;
  readonly onSelect: (node: string) => void;
}

/** When each node waited and worked, one row a node and one bar a try. */
export function Timeline({ job, selected, onSelect }: TimelineProps): ReactElement {
  const isOver = terminalStatuses.has(job.head.status);
  const now = useNow(!isOver);
  const spans = [...job.spans.values()].filter(({ queuedAt, startedAt }) => (queuedAt ?? startedAt) !== undefined);
  const start = Math.min(...spans.map(beginOf));
  const end = Math.max(...spans.map(({ endedAt }) => endedAt ?? now));
  if (spans.length === 0) return <div className="empty">Nothing has run yet.</div>;
  const length = Math.max(1, end - start);
  const at = (time: number): string => `${(100 * (time - start)) / length}%`;
  const rows = [...job.nodes.keys()].flatMap((node) => {
    const own = spans.filter((span) => span.node === node);
    return own.length === 0 ? [] : [{ node, own }];
  });
  return (
    <div className="timeline">
      <div className="scale">
        {[0, 0.25, 0.5, 0.75, 1].map((part) => (
          <span key={part} style={{ left: `${part * 100}%` }}>
            {shownDuration(part * length)}
          </span>
        ))}
      </div>
      <ol>
        {rows.map(({ node, own }) => (
          <li key={node}>
            <button type="button" className={selected === node ? "row selected" : "row"} onClick={() => onSelect(node)}>
              <span className="row-name" style={{ paddingLeft: `${node.split("/").length - 1}em` }} title={node}>
                {node.slice(node.lastIndexOf("/") + 1)}
              </span>
              <span className="lane">
                {own.map((span) => {
                  const work = span.startedAt ?? span.endedAt ?? now;
                  const stop = span.endedAt ?? now;
                  const record = job.nodes.get(node);
                  const status = record && span.attempt === own.at(-1)?.attempt ? shownStatus(record) : span.status;
                  return (
                    <span key={span.attempt}>
                      <span className="waits" style={{ left: at(beginOf(span)), width: `${(100 * (work - beginOf(span))) / length}%` }} />
                      <span
                        className="works"
                        title={`${node}, try ${span.attempt}: ${status}, ${shownDuration(stop - work)}`}
                        style={{ left: at(work), width: `max(2px, ${(100 * (stop - work)) / length}%)`, background: statusColor(status) }}
                      />
                    </span>
                  );
                })}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

function beginOf({ queuedAt, startedAt, endedAt }: Span): number {
  return queuedAt ?? startedAt ?? endedAt ?? Number.POSITIVE_INFINITY;
}
