import pc from "picocolors";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { liveFrame } from "../../src/reporters/live-frame.js";
import { RunView } from "../../src/reporters/run-view.js";
import { ending, events } from "./sample-run.js";

const colors = pc.createColors(false);
const now = Date.parse("2024-05-06T07:08:19Z");

function viewOf(...list: readonly (typeof events)[]): RunView {
  const view = new RunView();
  for (const event of list.flat()) view.handle(event);
  return view;
}

test("a tree with signs, times, metrics and the last log line", () => {
  expect(liveFrame(viewOf(events), { columns: 80, rows: 24, colors, now })).toBe(
    `Image classification bold_fig_0123456789  Running  1/3  10.0s
✓ prepare     1.3s
  ✓ split     1.3s
● train       8.5s  accuracy 0.12346  no such  column 日本語
○ score`,
  );
});

test("of the job's line the names are cut, not the status, the counts and the time", () => {
  const [headline] = liveFrame(viewOf(events), { columns: 40, rows: 24, colors, now }).split("\n");
  expect(headline).toBe("Image classificati…  Running  1/3  10.0s");
});

test("after a failure", () => {
  expect(liveFrame(viewOf(events, ending), { columns: 50, rows: 24, colors, now }).split("\n").slice(3)).toEqual([
    "✗ train     1m 21s  accuracy 0.12346  no such  co…",
    '⊘ score             node "train" failed',
  ]);
});

/** A sweep with trials of which `running` and later ones have not ended. */
function sweepView(trials: number, running: number): RunView {
  const [created] = events;
  if (created?.type !== "job_created") throw new Error("the first event makes the job");
  const of = { job: "j", time: now - 5000 };
  const search = { path: "search", kind: "sweep", component: "train" };
  const after = { path: "score", kind: "command", component: "score" };
  const view = viewOf([
    { ...created, nodes: [search, after] },
    { ...of, type: "node_status", node: "search", status: "Running" },
  ]);
  for (let at = 0; at < trials; at++) {
    const path = `search/trial_${at}`;
    const hyperparameters = { learning_rate: 0.01 * (at + 1), kernel: at % 2 === 0 ? "rbf" : "linear" };
    view.handle({ ...of, type: "nodes_added", nodes: [{ path, kind: "command", component: "train", hyperparameters }] });
    view.handle({ ...of, type: "node_status", node: path, status: "Running" });
    if (at > 0) view.handle({ ...of, type: "node_metric", node: path, key: "loss", value: 0.5 / at, step: 0 });
    view.handle({ ...of, type: "node_metric", node: path, key: "accuracy", value: at / trials, step: 0 });
    if (at < running) view.handle({ ...of, time: now - 3000 + at, type: "node_status", node: path, status: "Completed" });
  }
  const best = (running - 1) / trials;
  view.handle({ ...of, type: "node_metric", node: "search", key: "accuracy", value: best, step: 0 });
  const line = `trial_${running - 1} is the best of ${running}`;
  view.handle({ ...of, type: "node_log", node: "search", stream: "stdout", line });
  return view;
}

test("trials are a table of what was picked and what came of it", () => {
  const lines = liveFrame(sweepView(3, 2), { columns: 80, rows: 24, colors, now }).split("\n");
  expect(lines.slice(1)).toEqual([
    "● search        5.0s  accuracy 0.33333  trial_1 is the best of 2",
    "                      learning_rate  kernel  accuracy  loss",
    "  ✓ trial_0     2.0s  0.01           rbf     0",
    "  ✓ trial_1     2.0s  0.02           linear  0.33333   0.5",
    "  ● trial_2     5.0s  0.03           rbf     0.66667   0.25",
    "○ score",
  ]);
});

test("of forty trials those that run and that ended last are shown", () => {
  const lines = liveFrame(sweepView(40, 38), { columns: 80, rows: 24, colors, now }).split("\n");
  expect(lines).toHaveLength(23);
  expect(lines.slice(1, 5)).toEqual([
    "● search              5.0s  accuracy 0.925  trial_37 is the best of 38",
    "                            learning_rate  kernel  accuracy  loss",
    "✓ search/trial_22     2.0s  0.23           rbf     0.55      0.022727",
    "✓ search/trial_23     2.0s  0.24           linear  0.575     0.021739",
  ]);
  expect(lines.slice(-4)).toEqual([
    "● search/trial_38     5.0s  0.39           rbf     0.95      0.013158",
    "● search/trial_39     5.0s  0.4            linear  0.975     0.012821",
    "○ score",
    "  … 22 Completed",
  ]);
});

test("many failures leave room for what runs", () => {
  const view = sweepView(40, 39);
  for (let at = 0; at < 39; at++) {
    view.handle({ type: "node_status", job: "j", time: now, node: `search/trial_${at}`, status: "Failed" });
  }
  const lines = liveFrame(view, { columns: 80, rows: 12, colors, now }).split("\n");
  expect(lines.filter((line) => line.startsWith("✗"))).toHaveLength(5);
  expect(lines.some((line) => line.startsWith("● search/trial_39"))).toBe(true);
});

test("never wider nor higher than the terminal, whatever is in it", () => {
  const many = Array.from({ length: 200 }, (_, at) => ({ path: `node_with_a_long_name_${at}`, kind: "command", component: "c" }));
  const [created] = events;
  if (created?.type !== "job_created") throw new Error("the first event makes the job");
  const view = viewOf([{ ...created, nodes: [...created.nodes, ...many] }, ...events.slice(1), ...ending.slice(0, 1)]);
  for (let at = 0; at < 150; at++) {
    view.handle({ type: "node_status", job: "j", time: now - 200 + at, node: `node_with_a_long_name_${at}`, status: "Completed" });
  }
  for (const [columns, rows] of [
    [80, 24],
    [40, 10],
    [20, 4],
    [200, 60],
  ] as const) {
    const lines = liveFrame(view, { columns, rows, colors, now }).split("\n");
    expect(lines.length).toBeLessThan(rows);
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
  }
  const lines = liveFrame(view, { columns: 60, rows: 10, colors, now }).split("\n");
  expect(lines.slice(1)).toEqual([
    "✗ train                       1m 21s  accuracy 0.12346  no …",
    "○ score",
    "✓ node_with_a_long_name_147",
    "✓ node_with_a_long_name_148",
    "✓ node_with_a_long_name_149",
    "○ node_with_a_long_name_150",
    "○ node_with_a_long_name_151",
    "  … 149 Completed, 48 NotStarted",
  ]);
});
