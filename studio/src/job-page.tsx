import type { ReactElement } from "react";
import { useSearchParams } from "wouter";
import { terminalStatuses } from "../../src/events/run-event.js";
import { api } from "./data/api.js";
import { type LiveJob, useJob } from "./data/use-job.js";
import { GraphView } from "./graph/graph-view.js";
import { NodePanel } from "./panel/node-panel.js";
import { statusColor } from "./parts/status.js";
import { durationOf, shownTime, useNow } from "./parts/time.js";
import { Timeline } from "./timeline/timeline.js";
import { Trials } from "./sweep/trials.js";

/** A job: its graph, when its nodes worked, its trials, and the panel of the node that is chosen. */
export function JobPage({ name }: { readonly name: string }): ReactElement {
  const job = useJob(name);
  const [search, setSearch] = useSearchParams();
  if (job === "missing") return <main className="empty">This workspace has no job {name}.</main>;
  if (job === undefined) return <main className="empty">Looking for job {name} …</main>;
  const view = search.get("view") ?? "graph";
  const node = search.get("node") ?? undefined;
  const set = (field: string, value: string | undefined): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === undefined) next.delete(field);
        else next.set(field, value);
        return next;
      },
      { replace: true },
    );
  const select = (id: string | undefined): void => set("node", id);
  const sweeps = [...job.nodes.values()].filter(({ kind }) => kind === "sweep").map(({ path }) => path);
  const views = ["graph", "timeline", ...(sweeps.length > 0 ? ["sweep"] : [])];
  return (
    <main className="job">
      <Head job={job} />
      <div className="tabs" role="tablist" aria-label="views of the job">
        {views.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={view === one}
            onClick={() => set("view", one === "graph" ? undefined : one)}
          >
            {one[0]?.toUpperCase() + one.slice(1)}
          </button>
        ))}
      </div>
      <div className="stage">
        {view === "timeline" ? (
          <Timeline job={job} selected={node} onSelect={select} />
        ) : view === "sweep" ? (
          <Trials job={job} sweeps={sweeps} selected={node} onSelect={select} />
        ) : (
          <GraphView graph={job.graph} nodes={job.nodes} selected={node} onSelect={select} />
        )}
        {node !== undefined && <NodePanel key={node} job={job} path={node} onClose={() => select(undefined)} />}
      </div>
    </main>
  );
}

function Head({ job: { head, warnings, isStale } }: { readonly job: LiveJob }): ReactElement {
  const isOver = terminalStatuses.has(head.status);
  const now = useNow(!isOver);
  return (
    <div className="head">
      <span className="pill" style={{ background: statusColor(head.status) }}>
        {head.status}
      </span>
      <h1>{head.displayName}</h1>
      <span className="muted">{head.name}</span>
      <span className="muted">{head.experimentName}</span>
      <span className="muted" title={shownTime(head.createdAt)}>
        {durationOf(head, now) ?? "not started"}
      </span>
      {warnings.length > 0 && (
        <details className="warnings">
          <summary>
            {warnings.length} {warnings.length === 1 ? "warning" : "warnings"}
          </summary>
          <ul>
            {warnings.map(({ code, message, hint }, at) => (
              <li key={at}>
                <b>{code}</b> {message}
                {hint === undefined ? "" : ` (${hint})`}
              </li>
            ))}
          </ul>
        </details>
      )}
      {isStale && !isOver && <span className="stale">the server does not answer</span>}
      {!isOver && (
        <button type="button" className="cancel" onClick={() => void api.cancel(head.name)}>
          Cancel
        </button>
      )}
      {head.failure !== undefined && <p className="failure">{head.failure.message}</p>}
    </div>
  );
}
