import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { command, component, job, pipeline } from "./support/job-builder.js";
import { lifeline } from "./support/lifeline.js";
import { runToEnd, statuses, temporaryFolder, temporaryWorkspace } from "./support/temporary-workspace.js";

test("cancel stops grandchildren, leaves nodes Canceled and the job Canceled", async () => {
  const line = await lifeline();
  const background = component("background", `sh -c '${line.command.replaceAll("'", `'\\''`)} & wait' & wait`);
  const after = component("after", "cat ${{inputs.file}}", { inputs: { file: { kind: "uri_file" } } });
  const making = component("making", background.command, { outputs: { file: { kind: "uri_file" } } });
  const abort = new AbortController();
  const workspace = await temporaryWorkspace();
  const run = await workspace.jobs.create(
    job(pipeline({ making: command(making), after: command(after, { file: "${{parent.jobs.making.outputs.file}}" }) })),
    { signal: abort.signal },
  );
  await line.held;
  abort.abort();
  const record = await run.wait();
  await line.dropped;
  expect(record.status).toBe("Canceled");
  expect(record.nodes.map(({ path, status, reason }) => [path, status, reason])).toEqual([
    ["making", "Canceled", "the job was canceled"],
    ["after", "Canceled", "the job was canceled"],
  ]);
});

test("a process that ignores TERM is killed after the grace period", async () => {
  const line = await lifeline({ ignoringTerm: true });
  const workspace = await temporaryWorkspace();
  const run = await workspace.jobs.create(job(pipeline({ stubborn: command(component("stubborn", line.command)) })));
  await line.held;
  await run.cancel();
  expect((await run.wait()).status).toBe("Canceled");
  await line.dropped;
});

test("what a command leaves running behind it ends with the node", async () => {
  const line = await lifeline();
  const leaving = component("leaving", `${line.command} > /dev/null 2>&1 & until [ -e ${line.go} ]; do sleep 0.05; done`);
  const run = await (await temporaryWorkspace()).jobs.create(job(pipeline({ leaving: command(leaving) })));
  await line.held;
  writeFileSync(line.go, "");
  await line.dropped;
  expect((await run.wait()).status).toBe("Completed");
});

test("another workspace on the same folder can cancel a job", async () => {
  const folder = temporaryFolder();
  const line = await lifeline();
  const mine = await temporaryWorkspace(folder);
  const run = await mine.jobs.create(job(pipeline({ long: command(component("long", line.command)) })));
  await line.held;
  await (await temporaryWorkspace(folder)).jobs.cancel(run.name);
  expect((await run.wait()).status).toBe("Canceled");
  await line.dropped;
});

test("a job whose signal was aborted before runs nothing", async () => {
  const { record } = await runToEnd(job(pipeline({ a: command(component("a", "true")), b: command(component("b", "true")) })), {
    signal: AbortSignal.abort(),
    maxParallel: 1,
  });
  expect(record.status).toBe("Canceled");
  expect(statuses(record)).toMatchObject({ b: "Canceled" });
});

test("closing a workspace cancels what it runs", async () => {
  const line = await lifeline();
  const workspace = await temporaryWorkspace();
  await workspace.jobs.create(job(pipeline({ long: command(component("long", line.command)) })));
  await line.held;
  await workspace.close();
  await line.dropped;
});
