import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { callBody } from "../../src/execute/call-body.js";
import type { InProcessBody } from "../../src/engine/runners/in-process-body.js";
import type { CommandComponent } from "../../src/model/command-component.js";
import type { CommandNode } from "../../src/model/command-node.js";
import { command, component, job, pipeline } from "./support/job-builder.js";
import { logOf, runToEnd, statuses, temporaryWorkspace } from "./support/temporary-workspace.js";

const start = component("start", "false", { inputs: { seed: { kind: "integer" } }, outputs: { out: { kind: "uri_file" } } });
const next = component("next", "false", {
  inputs: { file: { kind: "uri_file" }, note: { kind: "string", optional: true } },
  outputs: { out: { kind: "uri_file" } },
});
const bodies = new Map<CommandComponent, InProcessBody>([
  [start, async ({ inputs, outputs }) => writeFileSync(outputs["out"] ?? "", inputs["seed"] ?? "")],
  [
    next,
    async ({ inputs, outputs, metric, print }) => {
      const value = Number(readFileSync(inputs["file"] ?? "", "utf8")) + 1;
      writeFileSync(outputs["out"] ?? "", String(value));
      metric("value", value);
      if (value % 500 === 0) print(`reached ${value}\n`, "stdout");
    },
  ],
]);

test("2,000 nodes complete, in order, with every output and metric", async () => {
  const nodes: Record<string, CommandNode> = { n0: command(start, { seed: 0 }) };
  for (let at = 1; at < 1000; at++) nodes[`n${at}`] = command(next, { file: `\${{parent.jobs.n${at - 1}.outputs.out}}` });
  for (let at = 1000; at < 2000; at++) nodes[`n${at}`] = command(next, { file: "${{parent.jobs.n999.outputs.out}}" });
  const finished = await runToEnd(job(pipeline(nodes)), { inProcess: true, bodies, maxParallel: 8 });
  const { record, events } = finished;
  expect(record.status).toBe("Completed");
  for (const [at, node] of record.nodes.entries()) {
    const value = Math.min(at, 1000);
    expect(readFileSync(node.outputs["out"]?.path ?? "", "utf8")).toBe(String(value));
    expect(node.metrics).toEqual(at === 0 ? {} : { value });
  }
  expect(events.filter((event) => event.type === "node_metric")).toHaveLength(1999);
  expect(await logOf(finished, "n500")).toBe("reached 500\n");
});

test("a body that throws fails its node, with the stack in the log", async () => {
  const finished = await runToEnd(job(pipeline({ a: command(start, { seed: 1 }) })), {
    inProcess: true,
    bodies: new Map<CommandComponent, InProcessBody>([[start, () => Promise.reject(new RangeError("no such row"))]]),
  });
  const [node] = finished.record.nodes;
  expect(node?.failure).toMatchObject({ code: "AZML528", message: "the body threw: no such row" });
  expect(await logOf(finished, "a")).toMatch(/^RangeError: no such row\n\s+at /);
});

test("a body that ends with a wrong value has run, and did not throw", async () => {
  const wrong = callBody(
    {
      body: class {
        run = () => "3";
      },
    },
    { component: "start", inputs: [], outputs: [], returns: "integer" },
    {},
  );
  const finished = await runToEnd(job(pipeline({ a: command(start, { seed: 1 }) })), {
    inProcess: true,
    bodies: new Map<CommandComponent, InProcessBody>([[start, () => wrong]]),
  });
  expect(finished.record.nodes[0]?.failure).toMatchObject({
    code: "AZML575",
    message: 'start has run, but not with the results that it declares: the returned value has to be a whole number, not the text "3"',
  });
});

test("optional inputs without a value are undefined, and a body is told to stop", async () => {
  let seen: unknown;
  const workspace = await temporaryWorkspace();
  const waiting: InProcessBody = async ({ inputs, signal, print }) => {
    seen = { ...inputs };
    print("waiting\n", "stderr");
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
    throw new Error("stopped");
  };
  const run = await workspace.jobs.create(
    job(pipeline({ a: command(start, { seed: 1 }), b: command(next, { file: "${{parent.jobs.a.outputs.out}}" }) })),
    { inProcess: true, bodies: new Map([...bodies, [next, waiting]]) },
  );
  for await (const event of run.events()) if (event.type === "node_log") await run.cancel();
  const record = await run.wait();
  expect(statuses(record)).toEqual({ a: "Completed", b: "Canceled" });
  expect(seen).toEqual({ file: join(run.where, "a", "outputs", "out"), note: undefined });
});

test("without inProcess the same job runs its commands", async () => {
  const { record } = await runToEnd(job(pipeline({ a: command(start, { seed: 1 }) })), { bodies });
  expect(record.nodes[0]?.failure).toMatchObject({ exitCode: 1 });
});
