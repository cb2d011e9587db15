import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import Database from "libsql";
import { expect, test } from "vitest";
import { ResultUses } from "../../../src/workspace/local/gc/result-uses.js";
import { LocalTrackingStore } from "../../../src/workspace/local/local-tracking-store.js";
import { type LocalWorkspace, openLocalWorkspace } from "../../../src/workspace/local/open-local-workspace.js";
import { asideOf } from "../../../src/util/aside.js";
import { command, component, job, pipeline } from "../../engine/support/job-builder.js";
import { diskLack, smallDisk } from "../../engine/support/small-disk.js";
import { lifeline } from "../../engine/support/lifeline.js";
import { runToEnd, temporaryFolder, temporaryWorkspace } from "../../engine/support/temporary-workspace.js";
import { startProcess, startRunJob } from "./support/start-process.js";

async function run(workspace: LocalWorkspace, name: string, text: string, reuse = true): Promise<void> {
  const outputs = { out: { kind: "uri_folder" } } as const;
  const only = command(component("a", `${text}; mkdir -p \${{outputs.out}} && echo made > \${{outputs.out}}/f`, { outputs }));
  await runToEnd(job(pipeline({ a: only }), {}, { name }), { reuse }, workspace);
}

async function names({ jobs }: LocalWorkspace): Promise<string[]> {
  return (await jobs.list({ view: "all" })).map(({ name }) => name);
}

const removed = ({ jobs }: { readonly jobs: readonly { readonly name: string }[] }): string[] => jobs.map(({ name }) => name);

test("removes the jobs that everything given holds for, with their folders and rows; without a condition none", async () => {
  const workspace = await temporaryWorkspace();
  for (const [name, text] of [
    ["one", "echo 1"],
    ["two", "exit 3"],
    ["three", "echo 3"],
    ["four", "echo 4"],
  ] as const)
    await run(workspace, name, text);
  const collect = workspace.jobs.collectGarbage.bind(workspace.jobs);
  expect(await collect()).toMatchObject({ jobs: [], kept: [], freed: 0 });
  expect(await collect({ olderThan: 60_000 })).toMatchObject({ jobs: [] });
  expect(removed(await collect({ status: ["Failed"], dryRun: true }))).toEqual(["two"]);
  expect(await names(workspace)).toEqual(["four", "three", "two", "one"]);
  expect(removed(await collect({ status: ["Completed"], keep: 2 }))).toEqual(["one"]);
  expect(existsSync(join(workspace.name, "runs/one"))).toBe(false);
  const garbage = await collect({ keep: 0, olderThan: 0, status: ["Completed", "Failed"] });
  expect(removed(garbage)).toEqual(["four", "three", "two"]);
  expect(garbage.freed).toBeGreaterThan(0);
  expect(garbage.freed).toBe(garbage.database.bytes + garbage.jobs.reduce((sum, { bytes }) => sum + bytes, 0));
  expect(readdirSync(join(workspace.name, "runs"))).toEqual([]);
  expect(existsSync(join(workspace.name, "trash"))).toBe(false);
  const database = new Database(join(workspace.name, "azml.db"));
  for (const table of ["jobs", "nodes", "events", "outputs", "metrics", "artifacts", "params", "tags", "result_uses"])
    expect(database.prepare(`SELECT count(*) AS n FROM ${table}`).get(), table).toMatchObject({ n: 0 });
  database.close();
});

test("keeps a job whose results one uses that stays, and removes both together", async () => {
  const workspace = await temporaryWorkspace();
  await run(workspace, "maker", "echo 1");
  await run(workspace, "other", "echo 2");
  await run(workspace, "user", "echo 1");
  expect((await workspace.jobs.get("user"))?.nodes[0]?.reason).toBe("the same as in maker");
  const garbage = await workspace.jobs.collectGarbage({ keep: 1 });
  expect(removed(garbage)).toEqual(["other"]);
  expect(garbage.kept).toEqual([{ name: "maker", because: "a job that stays uses results of it" }]);
  const path = (await workspace.jobs.get("user"))?.nodes[0]?.outputs["out"]?.path ?? "";
  expect(existsSync(join(path, "f"))).toBe(true);
  expect(removed(await workspace.jobs.collectGarbage({ keep: 0 }))).toEqual(["user", "maker"]);
  // What is gone is made again.
  await run(workspace, "again", "echo 1");
  expect((await workspace.jobs.get("again"))?.nodes[0]).not.toHaveProperty("reason");
});

test("keeps what a running job uses before its nodes say so, and never uses what is gone", async () => {
  const workspace = await temporaryWorkspace();
  await run(workspace, "maker", "echo 1");
  await run(workspace, "user", "echo 2");
  const database = new Database(join(workspace.name, "azml.db"));
  const id = (name: string): number => (database.prepare("SELECT id FROM jobs WHERE name = ?").get(name) as { id: number }).id;
  const [maker, user] = [id("maker"), id("user")];
  const { owner_pid: pid } = database.prepare("SELECT owner_pid FROM jobs WHERE id = ?").get(user) as { owner_pid: number };
  expect(pid).toBe(process.pid);
  database.prepare("UPDATE jobs SET status = 'Running' WHERE id = ?").run(user);
  const uses = new ResultUses(database, user);
  expect(uses.note(maker)).toBe(true);
  expect(await workspace.jobs.collectGarbage({ keep: 0 })).toMatchObject({
    jobs: [],
    kept: [{ name: "maker" }],
    cachesKept: "a job runs",
  });
  database.prepare("UPDATE jobs SET status = 'Completed' WHERE id = ?").run(user);
  expect(removed(await workspace.jobs.collectGarbage({ keep: 0 }))).toEqual(["user", "maker"]);
  expect(new ResultUses(database, user).note(maker)).toBe(false);
  database.close();
});

test("a job is not created when what it was to take has just been removed", async () => {
  const workspace = await temporaryWorkspace();
  const two = pipeline({
    a: command(component("a", "echo 1 > ${{outputs.out}}", { outputs: { out: { kind: "uri_file" } } })),
    b: command(component("b", "cat ${{inputs.in}}", { inputs: { in: { kind: "uri_file" } } }), { in: "${{parent.jobs.a.outputs.out}}" }),
  });
  const origin = { file: "/pipeline.yml", cwd: "/", options: {} };
  await runToEnd(job(two, {}, { name: "maker" }), { origin }, workspace);
  const creating = workspace.jobs.create(job(two, {}, { name: "taker" }), { only: ["b"], origin });
  // The plan is made at once; the rest waits for what is not.
  expect(removed(await workspace.jobs.collectGarbage({ keep: 0 }))).toEqual(["maker"]);
  await expect(creating).rejects.toThrow('AZML593: job "maker", whose results are to be taken, was removed meanwhile');
  expect(await names(workspace)).toEqual([]);
});

test("leaves a job alone that another process runs", async () => {
  const folder = temporaryFolder();
  const line = await lifeline();
  const other = startRunJob(folder, "long", line.command);
  await line.held;
  const workspace = await temporaryWorkspace(folder);
  expect(await workspace.jobs.collectGarbage({ keep: 0 })).toMatchObject({ jobs: [], cachesKept: "a job runs" });
  expect(existsSync(join(folder, "runs/long/node"))).toBe(true);
  other.child.kill("SIGKILL");
  await other.ended;
  await line.dropped;
  expect(removed(await workspace.jobs.collectGarbage({ keep: 0 }))).toEqual(["long"]);
});

test("of logged models removes what their run has said", async () => {
  const workspace = await temporaryWorkspace();
  for (const name of ["gone", "stays"]) await run(workspace, name, `echo ${name}`);
  const database = new Database(join(workspace.name, "azml.db"));
  const store = new LocalTrackingStore(database, "gone", (text) => text);
  for (const job of ["gone", "stays"]) {
    store.writeDocument("logged_model", `m-${job}`, "0", { info: { source_run_id: `${job}-a` } });
    store.writeDocument("run_outputs", `${job}-a`, `${job}-a`, {});
  }
  expect(removed(await workspace.jobs.collectGarbage({ keep: 1 }))).toEqual(["gone"]);
  expect([store.document("logged_model", "m-gone"), store.document("run_outputs", "gone-a")]).toEqual([undefined, undefined]);
  expect([store.document("logged_model", "m-stays"), store.document("run_outputs", "stays-a")]).not.toContain(undefined);
  database.close();
});

test("removes folders that belong to no job, and caches that nobody has used for long; environments when asked to", async () => {
  const folder = temporaryFolder();
  const workspace = await temporaryWorkspace(folder);
  await run(workspace, "one", "echo 1");
  const old = new Date(Date.now() - 40 * 86_400_000);
  for (const place of ["cache/downloads/a", "cache/downloads/b", "bundles/a", "bundles/b", "environments/a", "environments/b"]) {
    mkdirSync(join(folder, place), { recursive: true });
    writeFileSync(join(folder, place, "file"), "12345");
    if (place.endsWith("a")) utimesSync(join(folder, place), old, old);
  }
  for (const place of ["runs/nobodys", "trash/broken"]) {
    mkdirSync(join(folder, place), { recursive: true });
    writeFileSync(join(folder, place, "file"), "123");
  }
  expect(await workspace.jobs.collectGarbage()).toEqual({
    jobs: [],
    kept: [],
    leftovers: { count: 2, bytes: 6 },
    caches: { downloads: { count: 1, bytes: 5 }, bundles: { count: 1, bytes: 5 }, environments: { count: 0, bytes: 0 } },
    database: { bytes: 0 },
    freed: 16,
  });
  const left = ["runs", "cache/downloads", "bundles", "environments"].map((place) => readdirSync(join(folder, place)));
  expect(left).toEqual([["one"], ["b"], ["b"], ["a", "b"]]);
  expect(await workspace.jobs.collectGarbage({ environments: true })).toMatchObject({ caches: { environments: { count: 1 } }, freed: 5 });
});

test("does nothing in a folder without a workspace, and refuses one whose database is gone", async () => {
  const folder = temporaryFolder();
  const workspace = await temporaryWorkspace(folder);
  await run(workspace, "one", "echo 1");
  await workspace.close();
  rmSync(join(folder, "azml.db"));
  const { openLocalWorkspace } = await import("../../../src/workspace/local/open-local-workspace.js");
  const opened = await openLocalWorkspace({ folder, make: false });
  await expect(opened.jobs.collectGarbage({ keep: 0 })).rejects.toThrow("AZML592");
  expect(readdirSync(join(folder, "runs"))).toEqual(["one"]);
  const empty = await openLocalWorkspace({ folder: join(folder, "nothing"), make: false });
  expect(await empty.jobs.collectGarbage({ keep: 0 })).toMatchObject({ jobs: [], freed: 0 });
  expect(existsSync(join(folder, "nothing"))).toBe(false);
});

test("killed in the middle leaves every job whole or gone, and the next one finishes", async () => {
  const folder = temporaryFolder();
  const workspace = await temporaryWorkspace(folder);
  for (let number = 0; number < 12; number++) await run(workspace, `job-${number}`, `echo ${number}`);
  // Uses the result of the oldest, and is to stay.
  await run(workspace, "user", "echo 0");
  // This process has run them, and lives: as if long ago.
  const database = new Database(join(folder, "azml.db"));
  database.exec("UPDATE jobs SET ended_at = ended_at - 7200000");
  database.close();
  for (const stop of ["removed 3", "removed 7", "moved 2"]) {
    const gc = startProcess(new URL("./support/collect-garbage.ts", import.meta.url), folder, stop);
    await gc.ended;
    expect(gc.child.signalCode).toBe("SIGKILL");
    for (const { where, nodes } of await workspace.jobs.list({ view: "all" })) {
      expect(existsSync(where)).toBe(true);
      expect(existsSync(join(nodes[0]?.outputs["out"]?.path ?? "", "f"))).toBe(true);
    }
  }
  await workspace.jobs.collectGarbage({ keep: 1 });
  expect(await names(workspace)).toEqual(["user", "job-0"]);
  expect(readdirSync(join(folder, "runs")).sort()).toEqual(["job-0", "user"]);
  expect(existsSync(join(folder, "trash"))).toBe(false);
});

test("removes jobs that ran at the same time and use each other's results, whichever was created first", async () => {
  const workspace = await temporaryWorkspace();
  for (const name of ["older", "newer", "left", "right"]) await run(workspace, name, `echo ${name}`);
  const database = new Database(join(workspace.name, "azml.db"));
  const use = database.prepare(
    "UPDATE nodes SET reused_from = (SELECT id FROM jobs WHERE name = ?) WHERE job_id = (SELECT id FROM jobs WHERE name = ?)",
  );
  use.run("newer", "older");
  use.run("right", "left");
  use.run("left", "right");
  database.close();
  expect(removed(await workspace.jobs.collectGarbage({ keep: 0, dryRun: true }))).toEqual(["older", "newer", "right", "left"]);
  expect(await workspace.jobs.collectGarbage({ keep: 0 })).toMatchObject({ kept: [] });
  expect(await names(workspace)).toEqual([]);
  expect(readdirSync(join(workspace.name, "runs"))).toEqual([]);
});

test("removes beside processes that run jobs on each other's results, and none of these is hurt", async () => {
  const folder = temporaryFolder();
  const workspace = await temporaryWorkspace(folder);
  const others = ["a,b", "c,d", "e,f"].map((names) => startRunJob(folder, names, "echo 1"));
  const gone = new Set<string>();
  while (others.some(({ child }) => child.exitCode === null)) {
    for (const { name } of (await workspace.jobs.collectGarbage({ keep: 0 })).jobs) gone.add(name);
    await new Promise((resolve) => setImmediate(resolve));
  }
  for (const { ended } of others) expect((await ended).lines).toEqual(["created", "ended Completed", "ended Completed"]);
  for (const { name } of (await workspace.jobs.collectGarbage({ keep: 0 })).jobs) gone.add(name);
  expect([...gone].sort()).toEqual(["a", "b", "c", "d", "e", "f"]);
  expect(readdirSync(join(folder, "runs"))).toEqual([]);
});

test("leaves a job alone that has ended, while the process that ran it may still look at it", async () => {
  const workspace = await temporaryWorkspace();
  await run(workspace, "one", "echo 1");
  const database = new Database(join(workspace.name, "azml.db"));
  // Another process that is there: the one that has started this one.
  database.prepare("UPDATE jobs SET owner_pid = ?, owner_started = ''").run(process.ppid);
  expect(await workspace.jobs.collectGarbage({ keep: 0 })).toMatchObject({
    jobs: [],
    kept: [{ name: "one", because: "the process that ran it is still at work" }],
  });
  database.prepare("UPDATE jobs SET ended_at = ended_at - 7200000").run();
  expect(removed(await workspace.jobs.collectGarbage({ keep: 0 }))).toEqual(["one"]);
  database.close();
});

/** A workspace with a job whose metrics fill most of the database. */
async function largeWorkspace(): Promise<LocalWorkspace> {
  const workspace = await temporaryWorkspace();
  await run(workspace, "small", "echo 1");
  await run(workspace, "large", "echo 2");
  const database = new Database(join(workspace.name, "azml.db"));
  database.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
    INSERT INTO metrics (job_id, node, key, step, value, time) SELECT (SELECT id FROM jobs WHERE name = 'large'), 'a', 'loss', i, i, 0 FROM n`);
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  database.close();
  return workspace;
}

test("the database gives its room back, as the dry run says, and loses nothing", async () => {
  const workspace = await largeWorkspace();
  const file = join(workspace.name, "azml.db");
  const sizes = (): number => statSync(file).size + statSync(`${file}-wal`).size;
  const before = sizes();
  const dry = await workspace.jobs.collectGarbage({ keep: 0, dryRun: true });
  expect(await names(workspace)).toEqual(["large", "small"]);
  const metrics = new Database(file).prepare("SELECT count(*) AS n FROM metrics").get();
  expect(metrics).toMatchObject({ n: 50_000 });
  const garbage = await workspace.jobs.collectGarbage({ keep: 0 });
  expect(before - sizes()).toBe(garbage.database.bytes);
  expect(garbage.database.bytes).toBeGreaterThan(before / 2);
  // Pages that are filled better give some more.
  expect(dry.database.bytes / garbage.database.bytes).toBeCloseTo(1, 1);
  expect(await workspace.jobs.collectGarbage({ keep: 0 })).toMatchObject({ database: { bytes: 0 }, freed: 0 });
  await run(workspace, "after", "echo 1");
  expect(await names(workspace)).toEqual(["after"]);
});

test("the database keeps its size while a job runs, and shrinks later when another process reads it", async () => {
  const workspace = await largeWorkspace();
  const other = new Database(join(workspace.name, "azml.db"));
  other.prepare("UPDATE jobs SET status = 'Running' WHERE name = 'small'").run();
  expect(await workspace.jobs.collectGarbage({ keep: 0 })).toMatchObject({ database: { bytes: 0, kept: "a job runs" } });
  other.prepare("UPDATE jobs SET status = 'Completed' WHERE name = 'small'").run();
  other.exec("BEGIN");
  const jobs = other.prepare("SELECT count(*) AS n FROM jobs");
  expect(jobs.get()).toMatchObject({ n: 1 });
  const { database } = await workspace.jobs.collectGarbage({ keep: 0 });
  expect(database.kept).toMatch(/^another process reads it/);
  expect(jobs.get()).toMatchObject({ n: 1 });
  other.exec("COMMIT");
  expect(jobs.get()).toMatchObject({ n: 0 });
  other.close();
});

test.each<[string, (folder: string) => Promise<void>]>([
  [
    "was deleted, and a job has run since",
    async (folder: string) => {
      rmSync(join(folder, "azml.db"));
      const workspace = await openLocalWorkspace({ folder });
      await run(workspace, "new", "echo new");
      await workspace.close();
    },
  ],
  [
    "is an empty file",
    async (folder: string) => {
      rmSync(join(folder, "azml.db"));
      writeFileSync(join(folder, "azml.db"), "");
    },
  ],
])("removes no history when the database %s, until it is told to", async (_, lose) => {
  const folder = temporaryFolder();
  const before = await openLocalWorkspace({ folder });
  for (const name of ["one", "two", "three"]) await run(before, name, `echo ${name}`);
  await before.close();
  await lose(folder);
  const workspace = await temporaryWorkspace(folder);
  for (const options of [{}, { keep: 0 }, { dryRun: true }])
    await expect(workspace.jobs.collectGarbage(options)).rejects.toThrow(
      /^AZML537: of the folders in .* the database knows [01], and 3 not/,
    );
  expect(readdirSync(join(folder, "runs")).filter((name) => name !== "new")).toEqual(["one", "three", "two"]);
  expect((await workspace.jobs.collectGarbage({ leftovers: true })).leftovers.count).toBe(3);
  expect(readdirSync(join(folder, "runs")).filter((name) => name !== "new")).toEqual([]);
});

test("removes a file on its way that a killed process has left, and none of a process that lives", async () => {
  const workspace = await temporaryWorkspace();
  await run(workspace, "one", "echo 1");
  const place = join(workspace.name, "datastores/blob/deep");
  mkdirSync(place, { recursive: true });
  const own = asideOf(join(place, "out"));
  const dead = join(place, basename(own).replace(`-${process.pid}-`, `-${spawnSync("true").pid}-`));
  for (const path of [own, dead, join(place, "data.part")]) writeFileSync(path, "1234");
  expect((await workspace.jobs.collectGarbage({ dryRun: true })).leftovers).toEqual({ count: 1, bytes: 4 });
  expect((await workspace.jobs.collectGarbage()).leftovers).toEqual({ count: 1, bytes: 4 });
  expect(readdirSync(place).sort()).toEqual([basename(own), "data.part"].sort());
});

test.skipIf(diskLack !== undefined)("removes the folders of jobs that lie on another disk", async () => {
  const workspace = await temporaryWorkspace();
  const disk = smallDisk();
  symlinkSync(disk, join(workspace.name, "runs"));
  await run(workspace, "one", "echo 1");
  expect(readdirSync(disk)).toEqual(["one"]);
  expect(removed(await workspace.jobs.collectGarbage({ keep: 0 }))).toEqual(["one"]);
  expect(readdirSync(disk)).toEqual([]);
});
