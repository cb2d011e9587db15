import type { ReactElement } from "react";
import { useSearchParams } from "wouter";
import type { LiveJob } from "../data/use-job.js";
import { KindIcon } from "../graph/kind-icon.js";
import { shownStatus, statusColor } from "../parts/status.js";
import { Code } from "./code.js";
import { Log } from "./log.js";
import { Metrics } from "./metrics.js";
import { Overview } from "./overview.js";
import { Parameters } from "./parameters.js";
import { Ports } from "./ports.js";

interface NodePanelProps {
  readonly job: LiveJob;
  readonly path: string;
  readonly onClose: () => void;
}

const tabs = ["Overview", "Inputs & outputs", "Metrics", "Logs", "Parameters & tags", "Code"] as const;

/** Everything that is known of one node. */
export function NodePanel({ job, path, onClose }: NodePanelProps): ReactElement | null {
  const [search, setSearch] = useSearchParams();
  const node = job.graph.nodes.find(({ id }) => id === path);
  const record = job.nodes.get(path);
  const tab = tabs.find((one) => slug(one) === search.get("tab")) ?? "Overview";
  if (node === undefined && record === undefined) return null;
  const status = record && shownStatus(record);
  const choose = (one: (typeof tabs)[number]): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        next.set("tab", slug(one));
        return next;
      },
      { replace: true },
    );
  const parts = { job, path, node, record };
  return (
    <aside className="panel" aria-label={`node ${path}`}>
      <div className="panel-head">
        {node && <KindIcon kind={node.kind} />}
        <h2 title={path}>{path}</h2>
        {status && (
          <span className="pill" style={{ background: statusColor(status) }}>
            {status}
          </span>
        )}
        <button type="button" className="close" aria-label="close the panel" onClick={onClose}>
          ×
        </button>
      </div>
      <div className="tabs" role="tablist" aria-label="what is shown of the node">
        {tabs.map((one) => (
          <button key={one} type="button" role="tab" aria-selected={tab === one} onClick={() => choose(one)}>
            {one}
          </button>
        ))}
      </div>
      <div className="panel-body" role="tabpanel" aria-label={tab}>
        {tab === "Overview" && <Overview {...parts} />}
        {tab === "Inputs & outputs" && <Ports {...parts} />}
        {tab === "Metrics" && <Metrics job={job.head.name} nodes={[path]} newest={record?.metrics} />}
        {tab === "Logs" && <Log job={job.head.name} record={record} />}
        {tab === "Parameters & tags" && <Parameters record={record} />}
        {tab === "Code" && <Code job={job.head.name} path={path} />}
      </div>
    </aside>
  );
}

function slug(tab: string): string {
  return tab.toLowerCase().replaceAll(/[^a-z]+/g, "-");
}
