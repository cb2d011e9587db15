import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { RunEvent } from "../../src/events/run-event.js";
import type { JobRecord } from "../../src/workspace/job-record.js";
import { azml, countingProject, plain } from "./support.js";

describe("azml run", () => {
  let folder = "";
  beforeAll(() => {
    folder = countingProject();
  });

  it("runs a folder's pipeline, and shows nodes, metrics, outputs and logs", async () => {
    const { stdout, stderr, exitCode } = await azml(folder, ["run", ".", "--no-as-azure"]);
    expect(plain(stdout, folder)).toMatchInlineSnapshot(`
      "<job>: counting, 2 nodes
      run: .azml/runs/<job>
      count: Running
      count | counted 2 undefined
      count: step 0 count 2
      count: Completed (<time>)
      count_1: Running
      count_1 | counted 3 undefined
      count_1: step 0 count 3
      count_1: Completed (<time>)

      node     status       time
      count    ✓ Completed  <time>
      count_1  ✓ Completed  <time>

      metrics
      count    count 2
      count_1  count 3

      outputs
      total  .azml/runs/<job>/count_1/outputs/result

      outputs of nodes  .azml/runs/<job>/<node>/outputs
      logs              .azml/runs/<job>/<node>/user_logs/std_log.txt

      ✓ <job> Completed in <time>
      "
    `);
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
  });

  it("writes every event as a JSON line, and the job can be shown afterwards", async () => {
    const { stdout } = await azml(folder, ["run", "pipeline.ts", "--json", "--name", "my-job"]);
    const events = String(stdout)
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as RunEvent);
    expect(events[0]).toMatchObject({ type: "job_created", job: "my-job" });
    expect(events.at(-1)).toMatchObject({ type: "job_status", status: "Completed" });
    expect(events.filter((event) => event.type === "node_metric").map(({ key, value }) => [key, value])).toEqual([
      ["count", 2],
      ["count", 3],
    ]);
    const shown = await azml(folder, ["job", "show", "my-job", "--json"]);
    const record = JSON.parse(String(shown.stdout)) as JobRecord;
    expect(record).toMatchObject({ name: "my-job", status: "Completed" });
    expect(readFileSync(join(record.outputs["total"]?.path ?? "", "count 数.txt"), "utf8")).toBe("3");
  });

  it("takes inputs by their TypeScript or wire name, relative to the current folder", async () => {
    const { stdout, exitCode } = await azml(folder, ["run", "pipeline.ts", "-i", 'note=it\'s "fine" $HOME', "-i", "data=my data"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('count | counted 2 it\'s "fine" $HOME\n');
  });

  it("runs bodies in its own process when asked", async () => {
    const { stdout, exitCode } = await azml(folder, ["run", "pipeline.ts", "--in-process", "-i", "note=here"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("count | counted 2 here\n");
    expect(stdout).toContain("count: step 0 count 2\n");
  });

  it("shows where a body threw, in the user's TypeScript, and ends with 1", async () => {
    const { stdout, exitCode } = await azml(folder, ["run", "pipeline.ts", "-i", "note=throw"]);
    expect(exitCode).toBe(1);
    expect(plain(stdout, folder)).toMatchInlineSnapshot(`
      "<job>: counting, 2 nodes
      run: .azml/runs/<job>
      count: Running
      count | TypeError: told to throw
      count |     13 |   async run(): Promise<number> {
      count |   > 14 |     if (this.note === "throw") throw new TypeError("told to throw");
      count |        |                                          ^
      count |     15 |     if (this.note === "exit") process.exit(3);
      count |     at Count.run (count.ts:14:42)
      count: Failed (<time>): the command ended with exit code 1
      count_1: Canceled: node "count" failed

      node     status      time
      count    ✗ Failed    <time>
      count_1  ⊘ Canceled        node "count" failed

      outputs of nodes  .azml/runs/<job>/<node>/outputs
      logs              .azml/runs/<job>/<node>/user_logs/std_log.txt

      ✗ count: the command ended with exit code 1 (AZML520)
        │ TypeError: told to throw
        │     13 |   async run(): Promise<number> {
        │   > 14 |     if (this.note === "throw") throw new TypeError("told to throw");
        │        |                                          ^
        │     15 |     if (this.note === "exit") process.exit(3);
        │     at Count.run (count.ts:14:42)
        log: .azml/runs/<job>/count/user_logs/std_log.txt

      ✗ <job> Failed in <time>: node "count" failed: the command ended with exit code 1
      Go on with it: azml resume <job>
      "
    `);
  });

  it("says which exit code a body ended with", async () => {
    const { stdout, exitCode } = await azml(folder, ["run", "pipeline.ts", "-i", "note=exit"]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("count: Failed (");
    expect(stdout).toContain("the command ended with exit code 3");
  });

  it("cancels on Ctrl-C, leaves no process behind, and ends with 130", async () => {
    const child = azml(folder, ["run", "pipeline.ts", "-i", "note=wait", "--name", "stopped"]);
    for await (const line of child) if (String(line).includes("| waiting")) child.kill("SIGINT");
    const { exitCode, stderr } = await child;
    expect(exitCode).toBe(130);
    expect(stderr).toContain("Stopping. Once more ends azml at once.");
    const { stdout } = await azml(folder, ["job", "show", "stopped", "--json"]);
    const record = JSON.parse(String(stdout)) as JobRecord;
    expect([record.status, ...record.nodes.map(({ status }) => status)]).toEqual(["Canceled", "Canceled", "Canceled"]);
  });

  it("runs twice at once in one workspace", async () => {
    const both = await Promise.all(["one", "two"].map((name) => azml(folder, ["run", "pipeline.ts", "--name", name])));
    expect(both.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    const { stdout } = await azml(folder, ["job", "list", "--json"]);
    const names = (JSON.parse(String(stdout)) as JobRecord[]).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["one", "two"]));
  });

  it("makes no workspace for a job that is wrong", async () => {
    const broken = countingProject({ "broken.ts": 'import { job } from "azml";\nexport default job(undefined as never, {});\n' });
    const { exitCode } = await azml(broken, ["run", "broken.ts"]);
    expect(exitCode).toBe(2);
    expect(existsSync(join(broken, ".azml"))).toBe(false);
  });

  it.each([
    ["a file in the place of the workspace", ["--local-workspace", "count.ts"]],
    ["a folder that nobody can make", ["--local-workspace", "/proc/azml"]],
    ["a name that is taken", ["--name", "my-job"]],
    ["an input that does not exist, and one that does not fit", ["-i", "nte=1", "-i", "data="]],
    ["a path that is not there", ["-i", "data=./nowhere"]],
    ["a file in the place of a folder", ["-i", "data=pipeline.ts"]],
  ])("refuses %s", async (_, args) => {
    const { stderr, stdout, exitCode } = await azml(folder, ["run", "pipeline.ts", ...args]);
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(plain(stderr, folder)).toMatchSnapshot();
  });
});
