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
    "⊘ score",
  ]);
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
