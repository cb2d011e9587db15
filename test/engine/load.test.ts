import { readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { expect, test } from "vitest";
import { nodeFolder } from "../../src/engine/node-folder.js";
import { startProcess } from "../workspace/local/support/start-process.js";
import { bodies, metricsPerNode, sums } from "./load/sums.js";
import { job, pipeline } from "./support/job-builder.js";
import { type FinishedRun, runToEnd, temporaryFolder, temporaryWorkspace } from "./support/temporary-workspace.js";

// AZML_LOAD=full is the size that is meant when it is said that nothing is lost under load; less is enough to see that this still works.
const isFull = process.env["AZML_LOAD"] === "full";
const sizes = isFull ? { bodies: 10_000, processes: 500, shared: 50, jobs: 5 } : { bodies: 1000, processes: 60, shared: 15, jobs: 2 };
const limit = isFull ? 1_200_000 : 60_000;

/** What is to be in the database of the workspace of one job of these nodes. */
const countsOf = (nodes: number): Record<string, number> => ({
  nodes,
  metrics: metricsPerNode * nodes,
  params: nodes,
  outputs: nodes,
  logs: nodes,
  endings: nodes,
});

function counts(folder: string): Record<string, number> {
  const database = new Database(join(folder, "azml.db"));
  const count = (what: string): number => (database.prepare(`SELECT count(*) AS n FROM ${what}`).get() as { n: number }).n;
  const events = "events WHERE event ->> 'type'";
  const found = {
    nodes: count("nodes WHERE status = 'Completed'"),
    metrics: count("metrics"),
    params: count("params"),
    outputs: count("outputs"),
    logs: count(`${events} = 'node_log'`),
    endings: count(`${events} = 'node_status' AND event ->> 'status' = 'Completed'`),
  };
  expect(database.pragma("integrity_check")).toEqual([{ integrity_check: "ok" }]);
  database.close();
  return found;
}

/** Nodes that are not as they have to be. */
function wrong({ record }: FinishedRun, expected: readonly number[]): unknown[] {
  return record.nodes.filter(({ path, status, outputs, metrics, params, logFile = "" }, at) => {
    const sum = expected[at] ?? NaN;
    const isRight =
      path === `n${at}` &&
      status === "Completed" &&
      readFileSync(outputs["sum"]?.path ?? "", "utf8") === String(sum) &&
      metrics["sum"] === sum + metricsPerNode - 1 &&
      params?.["sum"] === String(sum) &&
      readFileSync(logFile, "utf8") === `${sum}\n`;
    return !isRight;
  });
}

function tell(what: string, from: number): void {
  if (isFull) process.stdout.write(`${what} in ${((performance.now() - from) / 1000).toFixed(1)} s\n`);
}

test.each([2, 64])(
  `${sizes.bodies} bodies in this process, %d at once: every output, metric, parameter, line and status is there`,
  async (workers) => {
    const { nodes, expected } = sums(sizes.bodies);
    const folder = temporaryFolder();
    const from = performance.now();
    const finished = await runToEnd(
      job(pipeline(nodes)),
      { inProcess: true, bodies, maxParallel: workers },
      await temporaryWorkspace(folder),
    );
    tell(`${sizes.bodies} bodies, ${workers} at once, ${metricsPerNode * sizes.bodies} metrics:`, from);
    expect(finished.record.status).toBe("Completed");
    expect(wrong(finished, expected)).toEqual([]);
    expect(counts(folder)).toEqual(countsOf(sizes.bodies));
  },
  limit,
);

test.each(isFull ? [2, 64] : [64])(
  `${sizes.processes} processes, %d at once: the same`,
  async (workers) => {
    const { nodes, expected } = sums(sizes.processes);
    const folder = temporaryFolder();
    const from = performance.now();
    const finished = await runToEnd(job(pipeline(nodes)), { maxParallel: workers }, await temporaryWorkspace(folder));
    tell(`${sizes.processes} processes, ${workers} at once:`, from);
    expect(finished.record.status).toBe("Completed");
    expect(wrong(finished, expected)).toEqual([]);
    expect(counts(folder)).toEqual(countsOf(sizes.processes));
  },
  limit,
);

test(
  `four azml at once in one workspace, ${sizes.jobs} jobs of ${sizes.shared} nodes that they share each: no job fails, and every result is whole`,
  async () => {
    const folder = temporaryFolder();
    const from = performance.now();
    const script = new URL("./load/run-shared.ts", import.meta.url);
    const names = ["a", "b", "c", "d"];
    const others = names.map((name) => startProcess(script, folder, name, String(sizes.jobs), String(sizes.shared)));
    const ended = await Promise.all(others.map(async ({ ended: end }) => (await end).lines));
    expect(ended).toEqual(names.map(() => Array.from({ length: sizes.jobs }, () => "Completed")));
    const workspace = await temporaryWorkspace(folder);
    let reused = 0;
    for (const name of names) {
      for (let at = 0; at < sizes.jobs; at++) {
        const record = await workspace.jobs.get(`${name}${at}`);
        const { expected } = sums(sizes.shared, at);
        if (!record) throw new Error(`job ${name}${at} is not there`);
        expect(wrong({ record, events: [], workspace }, expected)).toEqual([]);
        reused += record.nodes.filter(({ path, outputs }) => !outputs["sum"]?.path?.startsWith(nodeFolder(record.where, path).path)).length;
      }
    }
    const total = names.length * sizes.jobs * sizes.shared;
    tell(`four azml, ${total} nodes, ${reused} of them taken from another job:`, from);
    expect(counts(folder)).toMatchObject({ nodes: total, metrics: metricsPerNode * total, params: total, outputs: total });
    expect(reused).toBeGreaterThan(0);
  },
  limit,
);
