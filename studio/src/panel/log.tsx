import { useQueries, useQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactElement, useEffect, useRef, useState } from "react";
import type { NodeRecord } from "../../../src/workspace/job-record.js";
import { api } from "../data/api.js";
import { terminalStatuses } from "../../../src/events/run-event.js";
import { shownSize } from "../../../src/reporters/shown-size.js";
import { LogLine } from "./log-line.js";

/** Lines that are asked for at once. */
const page = 500;
/** Pixels. */
const lineHeight = 18;

/** A node's log, of which only the lines that are looked at are read. */
export function Log({ job, record }: { readonly job: string; readonly record: NodeRecord | undefined }): ReactElement {
  const node = record?.path ?? "";
  const goesOn = record !== undefined && !terminalStatuses.has(record.status);
  const { data: end, error } = useQuery({
    queryKey: ["log", job, node, "end"],
    queryFn: () => api.log(job, node, { tail: 200 }),
    enabled: record !== undefined,
    refetchInterval: ({ state }) => (goesOn ? 1000 : state.data?.lines === undefined ? 300 : false),
  });
  if (record === undefined) return <p className="muted">It has not run.</p>;
  if (error) return <p className="muted">{error.message}</p>;
  if (end === undefined) return <p className="muted">…</p>;
  if (end.size === 0) return <p className="muted">Nothing was printed.</p>;
  if (end.lines === undefined) {
    return (
      <>
        <p className="muted">Counting the lines of {shownSize(end.size)}; these are the last ones.</p>
        <pre className="log-end">
          {end.text.map((text, at) => (
            <LogLine key={at} text={text} wanted="" />
          ))}
        </pre>
      </>
    );
  }
  return <Lines job={job} node={node} count={end.lines} goesOn={goesOn} firstError={end.firstError} />;
}

interface LinesProps {
  readonly job: string;
  readonly node: string;
  readonly count: number;
  readonly goesOn: boolean;
  readonly firstError: number | undefined;
}

function Lines({ job, node, count, goesOn, firstError }: LinesProps): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const [follows, setFollows] = useState(goesOn);
  const [wanted, setWanted] = useState("");
  const lines = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => lineHeight, overscan: 30 });
  const shown = lines.getVirtualItems();
  const first = Math.floor((shown[0]?.index ?? 0) / page);
  const last = Math.floor((shown.at(-1)?.index ?? 0) / page);
  const pages = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const texts = useQueries({
    queries: pages.map((at) => ({
      // The last page grows.
      queryKey: ["log", job, node, at, at === Math.floor((count - 1) / page) ? count : "whole"],
      queryFn: () => api.log(job, node, { from: at * page, lines: page }),
      staleTime: Infinity,
      gcTime: 60_000,
    })),
  });
  const textOf = (line: number): string | undefined => texts[Math.floor(line / page) - first]?.data?.text[line % page];
  useEffect(() => {
    if (follows) lines.scrollToIndex(count - 1);
  }, [follows, count, lines]);
  return (
    <div className="log">
      <div className="switches">
        <input
          type="search"
          placeholder="Mark"
          aria-label="mark a text in the log"
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
        <label>
          <input type="checkbox" checked={follows} onChange={({ target }) => setFollows(target.checked)} /> follow
        </label>
        {firstError !== undefined && (
          <button
            type="button"
            onClick={() => {
              setFollows(false);
              lines.scrollToIndex(firstError, { align: "center" });
            }}
          >
            first error
          </button>
        )}
        <span className="muted">{count.toLocaleString()} lines</span>
      </div>
      <div className="log-lines" ref={scroller} tabIndex={0} role="log" aria-label="log" aria-live="off">
        <div style={{ height: lines.getTotalSize() }}>
          {shown.map(({ index, start }) => (
            <div key={index} className="log-line" style={{ transform: `translateY(${start}px)` }}>
              <span className="number">{index + 1}</span>
              <LogLine text={textOf(index) ?? ""} wanted={wanted} />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
