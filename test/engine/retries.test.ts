import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { retryOf } from "../../src/engine/retry.js";
import { command, component, job, nested, pipeline } from "./support/job-builder.js";
import { logOf, runToEnd, statuses, temporaryFolder, temporaryWorkspace } from "./support/temporary-workspace.js";

/** Fails until its file has as many lines as there were tries to fail. */
function failingTimes(times: number, place = join(temporaryFolder(), "tries")): ReturnType<typeof component> {
  const text =
    `test ! -e \${{outputs.out}}/half; echo half > \${{outputs.out}}/half; echo try $AZML_ATTEMPT; ` +
    `echo '{"key":"loss","value":'$AZML_ATTEMPT'}' >> $AZML_METRICS_FILE; ` +
    `echo x >> '${place}'; test $(wc -l < '${place}') -gt ${times}`;
  return component("flaky", `set -e; ${text}`, { outputs: { out: { kind: "uri_folder" } } });
}

test("a node that fails is tried again in a clean folder, and only its last try counts", async () => {
  const flaky = command(failingTimes(2), {}, { local: { retries: { max: 3, backoff: 0 } } });
  const finished = await runToEnd(job(pipeline({ flaky })));
  const { record, events } = finished;
  expect(record.status).toBe("Completed");
  expect(record.nodes[0]).toMatchObject({ status: "Completed", attempts: 3, metrics: { loss: 3 } });
  expect(events.flatMap((event) => (event.type === "node_retry" ? [[event.attempt, event.attempts, event.failure.exitCode]] : []))).toEqual(
    [
      [2, 4, 1],
      [3, 4, 1],
    ],
  );
  expect(await logOf(finished, "flaky")).toBe("try 3\n");
  const logs = join(record.where, "flaky", "user_logs");
  expect(readFileSync(join(logs, "std_log_1.txt"), "utf8")).toBe("try 1\n");
  expect(readFileSync(join(logs, "std_log_2.txt"), "utf8")).toBe("try 2\n");
});

test("after its last try it has failed", async () => {
  const flaky = command(failingTimes(5), {}, { local: { retries: { max: 1, backoff: 0 } } });
  const { record } = await runToEnd(job(pipeline({ flaky })));
  expect(record).toMatchObject({ status: "Failed", failure: { message: 'node "flaky" failed: the command ended with exit code 1' } });
  expect(record.nodes[0]).toMatchObject({ status: "Failed", attempts: 2 });
});

test("a time limit counts for each try", async () => {
  const place = join(temporaryFolder(), "tries");
  const slow = component("slow", `echo x >> '${place}'; if [ $(wc -l < '${place}') -lt 2 ]; then sleep 30; fi`);
  const node = command(slow, {}, { limits: { timeout: 1 }, local: { retries: { max: 1, backoff: 0 } } });
  const { record } = await runToEnd(job(pipeline({ slow: node })));
  expect(record.nodes[0]).toMatchObject({ status: "Completed", attempts: 2 });
});

test("what a nested pipeline says holds for its nodes, unless they say otherwise", async () => {
  const inner = pipeline({ one: command(failingTimes(1)), two: command(failingTimes(1), {}, { local: { retries: { max: 0 } } }) });
  const outer = { ...nested(inner), local: { retries: { max: 1, backoff: 0 } } };
  const { record } = await runToEnd(job(pipeline({ outer })));
  expect(statuses(record)).toEqual({ outer: "Failed", "outer/one": "Completed", "outer/two": "Failed" });
});

test("a job that is canceled does not wait for the next try", async () => {
  const workspace = await temporaryWorkspace();
  const flaky = command(failingTimes(1), {}, { local: { retries: { max: 1, backoff: 3000 } } });
  const run = await workspace.jobs.create(job(pipeline({ flaky })));
  for await (const event of run.events()) if (event.type === "node_retry") await run.cancel();
  const record = await run.wait();
  expect(record.status).toBe("Canceled");
  expect(statuses(record)).toEqual({ flaky: "Canceled" });
});

test("while a node waits for its next try another one has its place", async () => {
  const release = join(temporaryFolder(), "go");
  const flaky = component("flaky", `test -e '${release}'`);
  const other = component("other", `touch '${release}'`);
  const jobs = { flaky: command(flaky, {}, { local: { retries: { max: 6, backoff: 0.02 } } }), other: command(other) };
  const { record } = await runToEnd(job(pipeline(jobs)), { maxParallel: 1 });
  expect(statuses(record)).toEqual({ flaky: "Completed", other: "Completed" });
  expect(existsSync(release)).toBe(true);
});

test("waits are twice as long each time, and an hour at most", () => {
  const delays = [2, 3, 4, 5, 40].map((attempt) => retryOf({ max: 40, backoff: 10 }, attempt)?.delay);
  expect(delays).toEqual([10, 20, 40, 80, 3600]);
  expect(retryOf({ max: 1 }, 2)).toEqual({ attempt: 2, attempts: 2, delay: 1 });
  expect(retryOf({ max: 1 }, 3)).toBeUndefined();
  expect(retryOf(undefined, 2)).toBeUndefined();
});
