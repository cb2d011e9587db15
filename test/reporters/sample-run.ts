import type { RunEvent } from "../../src/events/run-event.js";
import type { JobRecord } from "../../src/workspace/job-record.js";

/** Text that a reporter wrote. */
export class Written {
  text = "";
  readonly write = (text: string): void => void (this.text += text);
}

const start = Date.parse("2024-05-06T07:08:09Z");
const at = (seconds: number): { job: string; time: number } => ({ job: "bold_fig_0123456789", time: start + seconds * 1000 });
const iso = (seconds: number): string => new Date(start + seconds * 1000).toISOString();

const failure = {
  code: "AZML520",
  message: "the command ended with exit code 3",
  exitCode: 3,
  lastLines: ["reading", "\u001b[31mno such column\u001b[0m"],
  logFile: "/project/.azml/runs/bold_fig_0123456789/train/user_logs/std_log.txt",
} as const;

export const events: readonly RunEvent[] = [
  {
    ...at(0),
    type: "job_created",
    displayName: "Image classification",
    experimentName: "project",
    nodes: [
      { path: "prepare", kind: "pipeline", component: "prep" },
      { path: "prepare/split", kind: "command", component: "split" },
      { path: "train", kind: "command", component: "train" },
      { path: "score", kind: "command", component: "score" },
    ],
    where: "/project/.azml/runs/bold_fig_0123456789",
  },
  { ...at(0), type: "warning", diagnostic: { code: "AZML540", severity: "warning", message: 'output "model" stays here' } },
  { ...at(0), type: "job_status", status: "Running" },
  { ...at(0), type: "node_status", node: "prepare/split", status: "Queued" },
  { ...at(0), type: "node_status", node: "prepare", status: "Running" },
  { ...at(0), type: "node_status", node: "prepare/split", status: "Preparing" },
  { ...at(0), type: "node_status", node: "prepare/split", status: "Running" },
  { ...at(1), type: "node_log", node: "prepare/split", stream: "stdout", line: "100 rows" },
  { ...at(1.25), type: "node_output", node: "prepare/split", output: "data", path: "/x" },
  { ...at(1.25), type: "node_status", node: "prepare/split", status: "Completed" },
  { ...at(1.25), type: "node_status", node: "prepare", status: "Completed" },
  { ...at(1.5), type: "node_status", node: "train", status: "Running" },
  { ...at(2), type: "node_metric", node: "train", key: "accuracy", value: 0.123456789, step: 1 },
  { ...at(2), type: "node_log", node: "train", stream: "stderr", line: "\u001b[31mno such\u001b[0m\tcolumn \u0007日本語" },
];

export const ending: readonly RunEvent[] = [
  { ...at(83), type: "node_status", node: "train", status: "Failed", failure },
  { ...at(83), type: "node_status", node: "score", status: "Canceled", reason: 'node "train" failed' },
  { ...at(83), type: "job_status", status: "Failed", failure },
];

export const record: JobRecord = {
  name: "bold_fig_0123456789",
  displayName: "Image classification",
  experimentName: "project",
  tags: {},
  status: "Failed",
  failure: { ...failure, message: `node "train" failed: ${failure.message}` },
  createdAt: iso(0),
  startedAt: iso(0),
  endedAt: iso(83),
  where: "/project/.azml/runs/bold_fig_0123456789",
  outputs: { data: { path: "/project/.azml/runs/bold_fig_0123456789/prepare/split/outputs/data" }, rows: { value: "100" } },
  nodes: [
    {
      path: "prepare",
      kind: "pipeline",
      component: "prep",
      status: "Completed",
      startedAt: iso(0),
      endedAt: iso(1.25),
      outputs: {},
      metrics: {},
    },
    {
      path: "prepare/split",
      kind: "command",
      component: "split",
      status: "Completed",
      startedAt: iso(0),
      endedAt: iso(1.25),
      outputs: {},
      metrics: { rows: 100 },
    },
    {
      path: "train",
      kind: "command",
      component: "train",
      status: "Failed",
      failure,
      startedAt: iso(1.5),
      endedAt: iso(83),
      logFile: failure.logFile,
      outputs: {},
      metrics: { accuracy: 0.123456789, loss: 1e-7 },
    },
    { path: "score", kind: "command", component: "score", status: "Canceled", reason: 'node "train" failed', outputs: {}, metrics: {} },
  ],
};
