import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { RunEvent } from "../../src/events/run-event.js";
import { command, component, job, nested, pipeline } from "./support/job-builder.js";
import { logOf, runToEnd, statuses } from "./support/temporary-workspace.js";

const write = component("write", "printf '%s' '${{inputs.text}}' > '${{outputs.file}}'", {
  inputs: { text: { kind: "string" } },
  outputs: { file: { kind: "uri_file" } },
});
const append = component("append", "cat ${{inputs.file}} > ${{outputs.file}}; printf '%s' '${{inputs.text}}' >> ${{outputs.file}}", {
  inputs: { file: { kind: "uri_file" }, text: { kind: "string" } },
  outputs: { file: { kind: "uri_file" } },
});
const join2 = component("join", "cat ${{inputs.a}} ${{inputs.b}} > ${{outputs.file}}", {
  inputs: { a: { kind: "uri_file" }, b: { kind: "uri_file" } },
  outputs: { file: { kind: "uri_file" } },
});

describe("a chain", () => {
  test("runs in order, hands files on and names the job's output", async () => {
    const chain = pipeline(
      {
        a: command(write, { text: "${{parent.inputs.start}}" }),
        b: command(append, { file: "${{parent.jobs.a.outputs.file}}", text: "b" }),
        c: command(append, { file: "${{parent.jobs.b.outputs.file}}", text: "c" }, { bound: { file: "result" } }),
      },
      { inputs: { start: { kind: "string", default: "a" } }, outputs: { result: { kind: "uri_file" } } },
    );
    const { record, events } = await runToEnd(job(chain));
    expect(statuses(record)).toEqual({ a: "Completed", b: "Completed", c: "Completed" });
    expect(record.status).toBe("Completed");
    expect(record.outputs["result"]?.path).toBe(join(record.where, "c", "outputs", "file"));
    expect(readFileSync(record.outputs["result"]?.path ?? "", "utf8")).toBe("abc");
    const walk = events.filter((event) => event.type === "node_status").map(({ node, status }) => `${node} ${status}`);
    const steps = ["Queued", "Preparing", "Running", "Finalizing", "Completed"];
    expect(walk).toEqual(["a", "b", "c"].flatMap((node) => steps.map((step) => `${node} ${step}`)));
    expect(events[0]?.type).toBe("job_created");
    expect(jobStatuses(events)).toEqual(["Preparing", "Running", "Finalizing", "Completed"]);
  });
});

test("a diamond waits for both sides", async () => {
  const diamond = pipeline({
    // Created before what it needs: the order comes from the bindings.
    last: command(join2, { a: "${{parent.jobs.left.outputs.file}}", b: "${{parent.jobs.right.outputs.file}}" }),
    left: command(append, { file: "${{parent.jobs.first.outputs.file}}", text: "L" }),
    right: command(append, { file: "${{parent.jobs.first.outputs.file}}", text: "R" }),
    first: command(write, { text: "1" }),
  });
  const { record } = await runToEnd(job(diamond), { maxParallel: 4 });
  expect(record.status).toBe("Completed");
  expect(readFileSync(record.nodes[0]?.outputs["file"]?.path ?? "", "utf8")).toBe("1L1R");
});

test("nested pipelines run in place, two levels deep", async () => {
  const inner = pipeline(
    { grow: command(append, { file: "${{parent.inputs.file}}", text: "${{parent.inputs.text}}" }, { bound: { file: "grown" } }) },
    { inputs: { file: { kind: "uri_file" }, text: { kind: "string", default: "i" } }, outputs: { grown: { kind: "uri_file" } } },
    "inner",
  );
  const outer = pipeline(
    {
      start: command(write, { text: "o" }),
      twice: nested(inner, { file: "${{parent.jobs.start.outputs.file}}" }, { grown: "out" }),
    },
    { outputs: { out: { kind: "uri_file" } } },
    "outer",
  );
  const top = pipeline(
    {
      prepare: nested(outer),
      after: command(append, { file: "${{parent.jobs.prepare.outputs.out}}", text: "!" }, { bound: { file: "all" } }),
      empty: nested(pipeline({}, {}, "empty")),
    },
    { outputs: { all: { kind: "uri_file" } } },
  );
  const finished = await runToEnd(job(top));
  const { record } = finished;
  expect(statuses(record)).toEqual({
    prepare: "Completed",
    "prepare/start": "Completed",
    "prepare/twice": "Completed",
    "prepare/twice/grow": "Completed",
    after: "Completed",
    empty: "Completed",
  });
  expect(readFileSync(record.outputs["all"]?.path ?? "", "utf8")).toBe("oi!");
  const grown = join(record.where, "prepare", "twice", "grow", "outputs", "file");
  expect(record.nodes.find(({ path }) => path === "prepare")?.outputs).toEqual({ out: { path: grown } });
  expect(await logOf(finished, "prepare/twice/grow")).toBe("");
});

test("a control output is text for its consumers", async () => {
  const decide = component("decide", "echo 3 > ${{outputs.count}}; echo true > ${{outputs.yes}}", {
    outputs: { count: { kind: "integer" }, yes: { kind: "boolean" } },
  });
  const use = component("use", "echo ${{inputs.count}} ${{inputs.yes}} ${{inputs.label}}", {
    inputs: { count: { kind: "integer" }, yes: { kind: "boolean" }, label: { kind: "string" } },
  });
  const finished = await runToEnd(
    job(
      pipeline({
        decide: command(decide),
        use: command(use, {
          count: "${{parent.jobs.decide.outputs.count}}",
          yes: "${{parent.jobs.decide.outputs.yes}}",
          label: "n=${{parent.jobs.decide.outputs.count}}",
        }),
      }),
    ),
  );
  expect(finished.record.nodes[0]?.outputs).toEqual({ count: { value: "3" }, yes: { value: "true" } });
  expect(await logOf(finished, "use")).toBe("3 true n=3\n");
});

test("a control output that its consumer cannot read fails the consumer", async () => {
  const decide = component("decide", "echo many > ${{outputs.count}}", { outputs: { count: { kind: "integer" } } });
  const use = component("use", "echo ${{inputs.count}}", { inputs: { count: { kind: "integer" } } });
  const { record } = await runToEnd(
    job(pipeline({ decide: command(decide), use: command(use, { count: "${{parent.jobs.decide.outputs.count}}" }) })),
  );
  expect(statuses(record)).toEqual({ decide: "Completed", use: "Failed" });
  expect(record.nodes[1]?.failure).toEqual({
    code: "AZML526",
    message: 'input "count" is an integer, but output "count" of node "decide" holds "many"',
  });
  expect(record.failure?.message).toBe('node "use" failed: input "count" is an integer, but output "count" of node "decide" holds "many"');
});

test("a declared output that was not written fails the node; an empty folder counts as written", async () => {
  const lazy = component("lazy", "true", {
    outputs: { folder: { kind: "uri_folder" }, file: { kind: "uri_file" }, flag: { kind: "boolean" } },
  });
  const { record } = await runToEnd(job(pipeline({ lazy: command(lazy) })));
  expect(record.nodes[0]?.failure).toMatchObject({ code: "AZML525", message: 'outputs "file", "flag" were not written' });
});

function jobStatuses(events: readonly RunEvent[]): string[] {
  return events.filter((event) => event.type === "job_status").map(({ status }) => status);
}
