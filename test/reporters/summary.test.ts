import { expect, test } from "vitest";
import { summary } from "../../src/reporters/summary.js";
import type { NodeRecord } from "../../src/workspace/job-record.js";
import { record } from "./sample-run.js";

test("nodes, metrics, places, failures, and last how it ended", () => {
  expect(summary(record, { colors: false, cwd: "/project" })).toBe(`
node     status       time
prepare  ✓ Completed  1.3s
  split  ✓ Completed  1.3s
train    ✗ Failed     1m 21s
score    ⊘ Canceled           node "train" failed

metrics
prepare/split  rows 100
train          accuracy 0.12346  loss 1e-7

outputs
data  .azml/runs/bold_fig_0123456789/prepare/split/outputs/data
rows  100

outputs of nodes  .azml/runs/bold_fig_0123456789/<node>/outputs
logs              .azml/runs/bold_fig_0123456789/<node>/user_logs/std_log.txt

✗ train: the command ended with exit code 3 (AZML520)
  │ reading
  │ no such column
  log: .azml/runs/bold_fig_0123456789/train/user_logs/std_log.txt

✗ bold_fig_0123456789 Failed in 1m 23s: node "train" failed: the command ended with exit code 3
`);
});

test("paths outside the current folder stay whole", () => {
  expect(summary(record, { colors: false, cwd: "/project/.azml/runs/other" })).toContain(
    "logs              /project/.azml/runs/bold_fig_0123456789/<node>/user_logs/std_log.txt",
  );
});

test("where results of some nodes were used again, the folders are said to be of those that ran", () => {
  const [prepare, split, train, score] = record.nodes;
  const before = (node: NodeRecord): NodeRecord => ({
    ...node,
    logFile: "/project/.azml/runs/bold_fig_0123456789_1/x/user_logs/std_log.txt",
  });
  const some = summary({ ...record, nodes: [prepare!, before(split!), train!, score!] }, { colors: false, cwd: "/project" });
  expect(some).toContain(`
outputs of nodes that ran  .azml/runs/bold_fig_0123456789/<node>/outputs
logs of nodes that ran     .azml/runs/bold_fig_0123456789/<node>/user_logs/std_log.txt
`);
  const none = summary({ ...record, nodes: [prepare!, before(split!)] }, { colors: false, cwd: "/project" });
  expect(none).not.toContain("<node>");
});

test("of many nodes only those that did not complete are listed, the others are counted", () => {
  const many = Array.from({ length: 300 }, (_, at): NodeRecord => ({ ...record.nodes[1]!, path: `n${at}`, metrics: { m: at } }));
  const text = summary({ ...record, nodes: [...many, ...record.nodes.slice(2)] }, { colors: false, cwd: "/project" });
  expect(text).toContain(`
node   status      time
train  ✗ Failed    1m 21s
score  ⊘ Canceled          node "train" failed
… and 300 Completed
`);
  expect(text).toContain("n39  m 39\n… and of 261 more nodes\n");
});

test("colours only when asked for", () => {
  expect(summary(record, { colors: true, cwd: "/project" })).toContain("\u001b[31m");
});
