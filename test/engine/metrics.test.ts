import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { InProcessBody } from "../../src/engine/runners/in-process-body.js";
import { chooseSink } from "../../src/execute/choose-sink.js";
import { command, component, job, pipeline } from "./support/job-builder.js";
import { runToEnd, temporaryFolder, temporaryWorkspace } from "./support/temporary-workspace.js";

const lines = [
  '{"key":"accuracy","value":0.5,"step":0,"time":1700000000000}',
  '{"key":"accuracy","value":0.9,"step":1,"time":1700000001000}',
  '{"key":"loss","value":2}',
];

test("metrics become events and the newest of each is in the record; a broken line is a warning", async () => {
  const log = component("log", `cat >> "$AZML_METRICS_FILE" <<'E'\n${lines.join("\n")}\nnonsense\n{"key":1}\nE\n`);
  const { record, events } = await runToEnd(job(pipeline({ log: command(log) })));
  expect(record.nodes[0]?.metrics).toEqual({ accuracy: 0.9, loss: 2 });
  const metrics = events.filter((event) => event.type === "node_metric");
  expect(metrics.map(({ key, value, step }) => [key, value, step])).toEqual([
    ["accuracy", 0.5, 0],
    ["accuracy", 0.9, 1],
    ["loss", 2, 0],
  ]);
  expect(metrics[0]?.time).toBe(1700000000000);
  const warnings = events.filter((event) => event.type === "warning").map(({ diagnostic }) => `${diagnostic.code} ${diagnostic.message}`);
  expect(warnings).toEqual(['AZML542 node "log": not a metric: nonsense', 'AZML542 node "log": not a metric: {"key":1}']);
});

test("NaN and infinities survive: from a body to its process's file or this process, events, record and store", async () => {
  const values = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1.5];
  const file = join(temporaryFolder(), "metrics.jsonl");
  const sink = chooseSink({ AZML_METRICS_FILE: file });
  for (const value of values) sink.metric(String(value), value, 0, 1);
  const aside = component("aside", `cp '${file}' "$AZML_METRICS_FILE"`);
  const inside = component("inside", "false");
  const body: InProcessBody = ({ metric }) => Promise.resolve(values.forEach((value) => metric(String(value), value)));
  const { record, events, workspace } = await runToEnd(job(pipeline({ aside: command(aside), inside: command(inside) })), {
    inProcess: true,
    bodies: new Map([[inside, body]]),
  });
  const expected = Object.fromEntries(values.map((value) => [String(value), value]));
  expect(record.nodes.map(({ metrics }) => metrics)).toEqual([expected, expected]);
  expect((await workspace.jobs.get(record.name))?.nodes[0]?.metrics).toEqual(expected);
  expect(events.filter((event) => event.type === "node_metric").map(({ value }) => value)).toEqual([...values, ...values]);
});

test("metrics are seen while the node runs", async () => {
  const workspace = await temporaryWorkspace();
  const log = component("log", `echo '${lines[0]}' >> "$AZML_METRICS_FILE"; until [ -e ../../go ]; do sleep 0.05; done`);
  const run = await workspace.jobs.create(job(pipeline({ log: command(log) })));
  for await (const event of run.events()) if (event.type === "node_metric") writeFileSync(join(run.where, "go"), "");
  expect((await run.wait()).status).toBe("Completed");
});
