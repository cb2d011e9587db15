import { expect, test } from "vitest";
import type { RunEvent } from "../../src/events/run-event.js";
import type { PipelineSettings } from "../../src/model/pipeline-job.js";
import { command, component, job, nested, pipeline } from "./support/job-builder.js";
import { type FinishedRun, runToEnd, statuses } from "./support/temporary-workspace.js";

const settings: PipelineSettings = { onInit: "first", onFinalize: "last" };

function run(first: string, main: string, more: PipelineSettings = {}): Promise<FinishedRun> {
  const jobs = {
    last: command(component("last", "true")),
    main: command(component("main", main)),
    first: nested(pipeline({ x: command(component("x", first)), y: command(component("y", "true")) })),
  };
  return runToEnd(job(pipeline(jobs), {}, { settings: { ...settings, ...more } }), { maxParallel: 3 });
}

test("on_init comes before, on_finalize after everything else", async () => {
  const { record, events } = await run("true", "true");
  expect(record.status).toBe("Completed");
  expect(order(events)).toEqual([
    ["first/x", "first/y"],
    ["main", "last"],
  ]);
});

test("on_finalize runs also when a node failed", async () => {
  const { record } = await run("true", "false", { continueOnStepFailure: false });
  expect(statuses(record)).toMatchObject({ main: "Failed", last: "Completed" });
  expect(record.status).toBe("Failed");
});

test("a failed on_init keeps the nodes from running, but not on_finalize", async () => {
  const { record } = await run("false", "true");
  expect(statuses(record)).toMatchObject({ first: "Failed", "first/x": "Failed", main: "Canceled", last: "Completed" });
});

test("cancel cancels on_finalize too", async () => {
  const { record } = await runToEnd(
    job(
      pipeline({ last: command(component("last", "true")), main: command(component("main", "true")) }),
      {},
      { settings: { onFinalize: "last" } },
    ),
    {
      signal: AbortSignal.abort(),
    },
  );
  expect(statuses(record)).toMatchObject({ last: "Canceled" });
});

/** Nodes that do work in the order in which they ended: the first two, in no order, then the others. */
function order(events: readonly RunEvent[]): string[][] {
  const ended = events
    .filter((event) => event.type === "node_status")
    .filter(({ node, status }) => status === "Completed" && node !== "first")
    .map(({ node }) => node);
  return [ended.slice(0, 2).sort(), ended.slice(2)];
}
