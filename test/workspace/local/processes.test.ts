import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RunEvent } from "../../../src/events/run-event.js";
import { lifeline } from "../../engine/support/lifeline.js";
import { pythonLack } from "../../engine/support/python.js";
import { statuses, temporaryFolder, temporaryWorkspace } from "../../engine/support/temporary-workspace.js";
import { startRunJob } from "./support/start-process.js";

async function all(events: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
  const list: RunEvent[] = [];
  for await (const event of events) list.push(event);
  return list;
}

test("a second process streams a running job, and sees what everybody sees", async () => {
  const folder = temporaryFolder();
  const other = startRunJob(folder, "long", "echo ready; until [ -e ../../go ]; do sleep 0.05; done");
  await other.line("created");
  const workspace = await temporaryWorkspace(folder);
  expect((await workspace.jobs.get("long"))?.status).toMatch(/NotStarted|Preparing|Running/);
  const events: RunEvent[] = [];
  for await (const event of workspace.jobs.stream("long")) {
    events.push(event);
    if (event.type === "node_log") writeFileSync(join(folder, "runs", "long", "go"), "");
  }
  expect(events.at(-1)).toMatchObject({ type: "job_status", status: "Completed" });
  expect(await other.line("ended")).toBe("ended Completed");
  expect(await all(workspace.jobs.stream("long"))).toEqual(events);
});

test("a second process cancels a job", async () => {
  const folder = temporaryFolder();
  const line = await lifeline();
  const other = startRunJob(folder, "long", line.command);
  await line.held;
  await (await temporaryWorkspace(folder)).jobs.cancel("long");
  expect(await other.line("ended")).toBe("ended Canceled");
  await line.dropped;
});

test("a killed process takes its children with it, and its job is shown as interrupted", async () => {
  const folder = temporaryFolder();
  const line = await lifeline();
  const other = startRunJob(folder, "doomed", line.command);
  await line.held;
  other.child.kill("SIGKILL");
  await other.ended;
  const workspace = await temporaryWorkspace(folder);
  const [record] = await workspace.jobs.list();
  expect(record).toMatchObject({ name: "doomed", status: "Failed", failure: { code: "AZML529" } });
  expect(statuses(record!)).toEqual({ node: "Canceled", next: "Canceled" });
  const events = await all(workspace.jobs.stream("doomed"));
  expect(events.at(-1)).toMatchObject({ type: "job_status", status: "Failed" });
  // It ended when it was last heard of, not when somebody looked.
  const heard = events.findLast((event) => event.type === "node_status" && event.status === "Running");
  expect(Date.parse(record?.endedAt ?? "")).toBe(heard?.time);
  await line.dropped;
});

test.skipIf(pythonLack !== undefined)("a killed process takes the processes of a parallel node with it", async () => {
  const line = await lifeline();
  const other = startRunJob(temporaryFolder(), "doomed", line.command, "parallel");
  await line.held;
  other.child.kill("SIGKILL");
  await line.dropped;
});

test("a reader that waits for a job hears of its owner's death", async () => {
  const folder = temporaryFolder();
  const line = await lifeline();
  const other = startRunJob(folder, "doomed", line.command);
  await line.held;
  const workspace = await temporaryWorkspace(folder);
  const reading = all(workspace.jobs.stream("doomed"));
  other.child.kill("SIGKILL");
  expect((await reading).at(-1)).toMatchObject({ type: "job_status", status: "Failed", failure: { code: "AZML529" } });
});

for (const ending of ["exit", "throw"]) {
  test(`no child survives a process that ends by ${ending === "exit" ? "process.exit" : "an uncaught exception"}`, async () => {
    const line = await lifeline();
    const other = startRunJob(temporaryFolder(), "left", line.command, ending);
    await line.held;
    expect((await other.ended).code).toBe(ending === "exit" ? 0 : 1);
    await line.dropped;
  });
}

test("several processes make the same new workspace and run jobs in it at once", async () => {
  const folder = temporaryFolder();
  const others = ["a", "b", "c"].map((letter) => startRunJob(folder, `${letter}1,${letter}2,${letter}3`, "echo hi"));
  for (const other of others) {
    const { code, lines } = await other.ended;
    expect([code, lines]).toEqual([0, ["created", "ended Completed", "ended Completed", "ended Completed"]]);
  }
  const records = await (await temporaryWorkspace(folder)).jobs.list();
  expect(records.map(({ name, status }) => `${name} ${status}`).sort()).toEqual(
    ["a", "b", "c"].flatMap((letter) => [1, 2, 3].map((at) => `${letter}${at} Completed`)),
  );
});
