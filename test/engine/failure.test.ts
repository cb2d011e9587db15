import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RunFailure } from "../../src/events/run-event.js";
import { command, component, job, pipeline } from "./support/job-builder.js";
import { lifeline } from "./support/lifeline.js";
import { logOf, runToEnd, statuses, temporaryWorkspace } from "./support/temporary-workspace.js";

async function failureOf(text: string): Promise<RunFailure> {
  const { record } = await runToEnd(job(pipeline({ node: command(component("node", text)) })));
  expect(record.status).toBe("Failed");
  const failure = record.nodes[0]?.failure;
  if (!failure) throw new Error("the node did not fail");
  expect(failure.logFile).toBe(record.nodes[0]?.logFile);
  return failure;
}

test("an exit code", async () => {
  const failure = await failureOf("for i in $(seq 30); do echo line $i; done; echo oops >&2; exit 3");
  expect(failure).toMatchObject({ code: "AZML520", message: "the command ended with exit code 3", exitCode: 3 });
  expect(failure.lastLines).toHaveLength(20);
  expect(failure.lastLines?.at(-2)).toBe("line 30");
  expect(failure.lastLines?.at(-1)).toBe("oops");
});

test("a program that is not there", async () => {
  expect(await failureOf("no-such-program --flag")).toMatchObject({
    code: "AZML521",
    message: 'program "no-such-program" was not found',
    exitCode: 127,
  });
});

test("a signal", async () => {
  expect(await failureOf("kill -SEGV $$")).toMatchObject({
    code: "AZML522",
    message: "the command was killed by SIGSEGV",
    signal: "SIGSEGV",
  });
});

test("a command that the system refuses to start", async () => {
  // Longer than any system lets one argument be.
  expect(await failureOf(`: ${"x".repeat(4 * 1024 * 1024)}`)).toMatchObject({ code: "AZML523" });
});

test("a time limit", async () => {
  const line = await lifeline();
  const slow = component("slow", line.command);
  const { record } = await runToEnd(job(pipeline({ slow: command(slow, {}, { limits: { timeout: 1 } }) })));
  await line.dropped;
  expect(record.nodes[0]).toMatchObject({
    status: "Failed",
    failure: { code: "AZML524", message: "the node ran longer than its limit of 1 s and was stopped", lastLines: ["held"] },
  });
});

test("a time limit that a pipeline input gives", async () => {
  const slow = component("slow", "sleep 30");
  const limited = pipeline(
    { slow: command(slow, {}, { limits: { timeout: "${{parent.inputs.seconds}}" } }) },
    {
      inputs: { seconds: { kind: "integer" } },
    },
  );
  const { record } = await runToEnd(job(limited, { seconds: 1 }));
  expect(record.nodes[0]?.failure?.code).toBe("AZML524");
});

const failing = component("failing", "exit 1", { outputs: { file: { kind: "uri_file" } } });
const reading = component("reading", "cat ${{inputs.file}}", {
  inputs: { file: { kind: "uri_file" } },
  outputs: { file: { kind: "uri_file" } },
});

test("by default independent nodes go on, dependents are canceled with the reason", async () => {
  const { record } = await runToEnd(
    job(
      pipeline({
        bad: command(failing),
        next: command(reading, { file: "${{parent.jobs.bad.outputs.file}}" }),
        last: command(reading, { file: "${{parent.jobs.next.outputs.file}}" }),
        other: command(component("other", "true")),
      }),
    ),
    { maxParallel: 1 },
  );
  expect(statuses(record)).toEqual({ bad: "Failed", next: "Canceled", last: "Canceled", other: "Completed" });
  expect(record.nodes[2]?.reason).toBe('node "bad" failed');
  expect(record).toMatchObject({ status: "Failed", failure: { message: 'node "bad" failed: the command ended with exit code 1' } });
});

test("with continue_on_step_failure false a failure cancels what runs and what waits", async () => {
  const line = await lifeline();
  const workspace = await temporaryWorkspace();
  // The failing node waits for a file that is made when the other one is certainly at work.
  const late = component("late", "until [ -e ../../go ]; do sleep 0.05; done; exit 1");
  const run = await workspace.jobs.create(
    job(
      pipeline({ long: command(component("long", line.command)), late: command(late), waiting: command(component("waiting", "true")) }),
      {},
      { settings: { continueOnStepFailure: false } },
    ),
    { maxParallel: 2 },
  );
  await line.held;
  writeFileSync(join(run.where, "go"), "");
  const record = await run.wait();
  await line.dropped;
  expect(record.status).toBe("Failed");
  expect(record.nodes.map(({ status, reason }) => [status, reason])).toEqual([
    ["Canceled", 'node "late" failed'],
    ["Failed", undefined],
    ["Canceled", 'node "late" failed'],
  ]);
});

test("several failures are named together", async () => {
  const { record } = await runToEnd(job(pipeline({ a: command(failing), b: command(failing) })));
  expect(record.failure).toEqual({ code: "AZML530", message: "2 nodes failed: a, b" });
});

test("a process that left the group does not keep the node either", async () => {
  const line = await lifeline();
  const leaving = component("leaving", `setsid ${line.command} & until [ -e ${line.go} ]; do sleep 0.05; done; echo done`);
  const run = await (await temporaryWorkspace()).jobs.create(job(pipeline({ leaving: command(leaving) })));
  await line.held;
  writeFileSync(line.go, "");
  expect((await run.wait()).status).toBe("Completed");
});

test("a background process that keeps the log open does not keep the node", async () => {
  const finished = await runToEnd(job(pipeline({ node: command(component("node", "sleep 600 & echo done")) })));
  expect(finished.record.status).toBe("Completed");
  expect(await logOf(finished, "node")).toBe("done\n");
});
