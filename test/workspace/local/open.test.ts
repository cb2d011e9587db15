import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { afterEach, expect, test, vi } from "vitest";
import { LocalTrackingStore } from "../../../src/workspace/local/local-tracking-store.js";
import { migrations } from "../../../src/workspace/local/migrations.js";
import { openLocalWorkspace } from "../../../src/workspace/local/open-local-workspace.js";
import { workspaceFolder } from "../../../src/workspace/local/workspace-folder.js";
import { command, component, job, pipeline } from "../../engine/support/job-builder.js";
import { lifeline } from "../../engine/support/lifeline.js";
import { runToEnd, temporaryFolder, temporaryWorkspace } from "../../engine/support/temporary-workspace.js";
import { startProcess } from "./support/start-process.js";

afterEach(() => vi.unstubAllEnvs());

test("the folder: argument, AZML_HOME, beside the nearest package.json, else here", () => {
  const root = temporaryFolder();
  const deep = join(root, "a", "b");
  mkdirSync(deep, { recursive: true });
  vi.stubEnv("AZML_HOME", "");
  expect(workspaceFolder(undefined, deep)).toBe(join(deep, ".azml"));
  writeFileSync(join(root, "package.json"), "{}");
  expect(workspaceFolder(undefined, deep)).toBe(join(root, ".azml"));
  vi.stubEnv("AZML_HOME", "../home");
  expect(workspaceFolder(undefined, deep)).toBe(join(root, "a", "home"));
  expect(workspaceFolder("here", deep)).toBe(join(deep, "here"));
});

test("a workspace that is there already is found from the folders below it, without a package.json", () => {
  const root = temporaryFolder();
  vi.stubEnv("AZML_HOME", "");
  const deep = join(root, "a", "b");
  mkdirSync(deep, { recursive: true });
  expect(workspaceFolder(undefined, deep)).toBe(join(deep, ".azml"));
  // A folder of that name is no workspace yet.
  mkdirSync(join(root, ".azml"));
  expect(workspaceFolder(undefined, deep)).toBe(join(deep, ".azml"));
  writeFileSync(join(root, ".azml", "azml.db"), "");
  expect(workspaceFolder(undefined, deep)).toBe(join(root, ".azml"));
  writeFileSync(join(root, "a", "package.json"), "{}");
  expect(workspaceFolder(undefined, deep)).toBe(join(root, "a", ".azml"));
});

test.skipIf(process.platform === "win32")("a package.json in a folder for temporary files is not that of a project below it", () => {
  const root = temporaryFolder();
  vi.stubEnv("AZML_HOME", "");
  const below = join(root, "below");
  mkdirSync(below);
  writeFileSync(join(root, "package.json"), "{}");
  expect(workspaceFolder(undefined, below)).toBe(join(root, ".azml"));
  chmodSync(root, 0o1777);
  expect(workspaceFolder(undefined, below)).toBe(join(below, ".azml"));
});

test("a folder that cannot be is a diagnostic", async () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  await expect(openLocalWorkspace({ folder: join(file, "ws") })).rejects.toThrow(
    /^AZML501: the workspace folder .* cannot be made: ENOTDIR/,
  );
});

test("so are a folder that may not be written, a damaged database, and one of a newer azml", async () => {
  const folder = temporaryFolder();
  // A folder in the database's place refuses a write for everybody, the superuser included.
  mkdirSync(join(folder, "unwritable", "azml.db"), { recursive: true });
  await expect(openLocalWorkspace({ folder: join(folder, "unwritable") })).rejects.toThrow(/^AZML501: /);
  mkdirSync(join(folder, "damaged"));
  writeFileSync(
    join(folder, "damaged", "azml.db"),
    "this is no database, whatever its name says; it is long enough to be read as one".repeat(50),
  );
  await expect(openLocalWorkspace({ folder: join(folder, "damaged") })).rejects.toThrow(/^AZML512: /);
  await (await openLocalWorkspace({ folder: join(folder, "newer") })).close();
  const database = new Database(join(folder, "newer", "azml.db"));
  database.exec("PRAGMA user_version = 99");
  database.close();
  await expect(openLocalWorkspace({ folder: join(folder, "newer") })).rejects.toThrow(/^AZML511: .* has version 99/);
});

test("a workspace of an earlier azml keeps its jobs, and their nodes get the ids that MLflow knows them by", async () => {
  const folder = temporaryFolder();
  const before = new Database(join(folder, "azml.db"));
  for (const step of migrations.slice(0, 2)) before.exec(step);
  before.exec(`
    INSERT INTO jobs (id, name, display_name, experiment_name, tags, status, created_at, folder, owner_host, owner_pid, owner_started)
    VALUES (1, 'old', 'Old', 'e', '{}', 'Completed', 1, '/runs/old', 'host', 1, '');
    INSERT INTO nodes (job_id, path, ordinal, kind, component, status, started_at) VALUES (1, 'prepare/split', 0, 'command', 'split', 'Completed', 1);
    INSERT INTO metrics (job_id, node, key, step, value, time) VALUES (1, 'prepare/split', 'rows', 0, 7, 1);
    PRAGMA user_version = 2`);
  before.close();
  const workspace = await temporaryWorkspace(folder);
  expect((await workspace.jobs.get("old"))?.nodes).toMatchObject([{ path: "prepare/split", metrics: { rows: 7 } }]);
  const database = new Database(join(folder, "azml.db"));
  const store = new LocalTrackingStore(database, "new", (text) => text);
  const run = store.run("old-prepare-split");
  expect(run).toMatchObject({ job: "old", node: "prepare/split", folder: "/runs/old/prepare/split" });
  expect(run && store.logged(run)).toMatchObject({ metrics: [{ key: "rows", value: 7 }] });
  database.close();
});

test("a workspace of an earlier azml keeps what it has registered; models that only MLflow knew are dropped", async () => {
  const folder = temporaryFolder();
  const before = new Database(join(folder, "azml.db"));
  for (const step of migrations.slice(0, 8)) before.exec(step);
  before.exec(`
    INSERT INTO assets (kind, name, version, definition, created_at)
    VALUES ('models', 'm', '1', '{"kind":"model","name":"m","version":"1","type":"custom_model","path":{"kind":"remote","uri":"https://x/m"}}', 1);
    INSERT INTO tracked (kind, id, scope, body) VALUES ('registered_model', 'r', '', '{}'), ('model_version', 'r/1', 'r', '{}'), ('logged_model', 'l', '0', '{}');
    PRAGMA user_version = 8`);
  before.close();
  const { models } = await temporaryWorkspace(folder);
  expect(await models.list()).toMatchObject([{ name: "m", version: "1", archived: false }]);
  const database = new Database(join(folder, "azml.db"));
  expect(database.prepare("SELECT kind, id FROM tracked").all()).toEqual([{ kind: "logged_model", id: "l" }]);
  database.close();
});

test("what a job was made of is kept once for all jobs of it, and goes with the last of them", async () => {
  const folder = temporaryFolder();
  const workspace = await temporaryWorkspace(folder);
  const made = (name: string): ReturnType<typeof job> => job(pipeline({ a: command(component("a", "echo 1")) }), {}, { name });
  await runToEnd(made("one"), {}, workspace);
  await runToEnd(made("two"), {}, workspace);
  expect(await workspace.jobs.definition("nobody")).toBeUndefined();
  const { name: _, ...of } = made("one");
  for (const name of ["one", "two"]) expect(await workspace.jobs.definition(name)).toEqual({ job: { ...of, name }, warnings: [] });
  const database = new Database(join(folder, "azml.db"));
  const kept = (): unknown => database.prepare("SELECT hash FROM definitions").all();
  expect(kept()).toHaveLength(1);
  await workspace.jobs.collectGarbage({ keep: 1 });
  expect(kept()).toHaveLength(1);
  await workspace.jobs.collectGarbage({ keep: 0 });
  expect(kept()).toHaveLength(0);
  database.close();
});

test("what a job was made of is kept without its secrets, and that is said", async () => {
  const workspace = await temporaryWorkspace();
  const one = component("a", "echo hunter22", { inputs: { text: { kind: "string", default: "has hunter22" } } });
  await runToEnd(job(pipeline({ a: command(one) }), {}, { name: "mine" }), { secretVariables: { PASSWORD: "hunter22" } }, workspace);
  const kept = await workspace.jobs.definition("mine");
  expect(JSON.stringify(kept?.job)).not.toContain("hunter22");
  expect(kept).toMatchObject({
    job: { component: { jobs: { a: { component: { command: "echo ***", inputs: { text: { default: "has ***" } } } } } } },
    warnings: [{ code: "AZML594" }],
  });
});

test("of a job whose definition an older azml did not keep, that is said", async () => {
  const folder = temporaryFolder();
  const workspace = await temporaryWorkspace(folder);
  await runToEnd(job(pipeline({ a: command(component("a", "true")) }), {}, { name: "old" }), {}, workspace);
  const database = new Database(join(folder, "azml.db"));
  database.exec("UPDATE jobs SET definition = NULL");
  database.close();
  await expect(workspace.jobs.definition("old")).rejects.toThrow('AZML543: it was not kept what job "old" was made of');
});

test("job names: made when there is none, never used twice, checked", async () => {
  const workspace = await temporaryWorkspace();
  const quick = (name?: string): ReturnType<typeof job> =>
    job(pipeline({ a: command(component("a", "true")) }), {}, name === undefined ? {} : { name });
  const { record } = await runToEnd(quick(), {}, workspace);
  expect(record.name).toMatch(/^[a-z]+_[a-z]+_[a-z0-9]{10}$/);
  await runToEnd(quick("mine"), {}, workspace);
  await expect(workspace.jobs.create(quick("mine"))).rejects.toThrow('AZML502: there is a job "mine" already');
  await expect(workspace.jobs.create(quick("../up"))).rejects.toThrow('AZML510: "../up" cannot be the name of a job');
  await expect(workspace.jobs.create(quick("last"))).rejects.toThrow('AZML510: "last" cannot be the name of a job');
  expect((await workspace.jobs.list()).map(({ name }) => name)).toEqual(["mine", record.name]);
  expect(await workspace.jobs.list({ limit: 1 })).toHaveLength(1);
});

test("a job that is not there", async () => {
  const { jobs } = await temporaryWorkspace();
  expect(await jobs.get("none")).toBeUndefined();
  await expect(jobs.cancel("none")).rejects.toThrow('AZML514: there is no job "none"');
  await expect(jobs.stream("none")[Symbol.asyncIterator]().next()).rejects.toThrow("AZML514");
  await expect(jobs.logs("none")[Symbol.asyncIterator]().next()).rejects.toThrow("AZML514");
});

test("two workspaces on one folder in one process run jobs side by side", async () => {
  const folder = temporaryFolder();
  const [one, two] = [await temporaryWorkspace(folder), await temporaryWorkspace(folder)];
  const many = (name: string): ReturnType<typeof job> =>
    job(
      pipeline(Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`n${at}`, command(component("n", `echo ${at}`))]))),
      {},
      { name },
    );
  const [first, second] = await Promise.all([runToEnd(many("first"), {}, one), runToEnd(many("second"), {}, two)]);
  expect([first.record.status, second.record.status]).toEqual(["Completed", "Completed"]);
  expect(await two.jobs.get("first")).toEqual(first.record);
  expect(await one.jobs.get("second")).toEqual(second.record);
});

test("the record tells what a page or a REST answer needs", async () => {
  const { record } = await runToEnd(
    job(
      pipeline({ a: command(component("a", "true")) }, {}, "flow"),
      {},
      {
        name: "one",
        displayName: "One",
        experimentName: "tests",
        description: "d",
        tags: { k: "v" },
      },
    ),
  );
  expect(record).toMatchObject({
    name: "one",
    displayName: "One",
    experimentName: "tests",
    description: "d",
    tags: { k: "v" },
    nodes: [{ path: "a", kind: "command", component: "a", logFile: join(record.where, "a", "user_logs", "std_log.txt") }],
  });
  const times = [
    record.createdAt,
    record.startedAt ?? "",
    record.nodes[0]?.startedAt ?? "",
    record.nodes[0]?.endedAt ?? "",
    record.endedAt ?? "",
  ];
  expect(times).toEqual([...times].sort());
});

test("a job whose workspace is deleted while it runs stops, and says so", async () => {
  const folder = join(temporaryFolder(), "ws");
  const line = await lifeline();
  const workspace = await temporaryWorkspace(folder);
  const run = await workspace.jobs.create(job(pipeline({ long: command(component("long", line.command)) })));
  await line.held;
  rmSync(folder, { recursive: true });
  await expect(run.wait()).rejects.toThrow(`AZML512: ${join(folder, "azml.db")} was deleted while the job ran`);
  await line.dropped;
});

test("processes that make a workspace at the same moment all get it", async () => {
  const folder = temporaryFolder();
  const script = new URL("./support/open-workspaces.ts", import.meta.url);
  const first = String(Date.now() + 3000);
  const ended = await Promise.all([1, 2, 3, 4].map(() => startProcess(script, folder, "60", first).ended));
  expect(ended.map(({ code, lines }) => ({ code, opened: lines.length }))).toEqual(
    Array.from({ length: 4 }, () => ({ code: 0, opened: 60 })),
  );
}, 60_000);

test("a job does not write over a folder that the database does not know", async () => {
  const folder = temporaryFolder();
  const simple = job(pipeline({ a: command(component("a", "echo again")) }), {}, { name: "nightly" });
  const former = join(folder, "runs", "nightly", "a", "outputs");
  mkdirSync(former, { recursive: true });
  writeFileSync(join(former, "model.pkl"), "precious");
  const workspace = await temporaryWorkspace(folder);
  await expect(workspace.jobs.create(simple)).rejects.toThrow(
    /^AZML539: there is a folder .*nightly already, and the database knows no job "nightly"/,
  );
  expect(readFileSync(join(former, "model.pkl"), "utf8")).toBe("precious");
  expect(await workspace.jobs.list()).toEqual([]);
  // A folder with nothing in it is none of anybody's.
  rmSync(join(folder, "runs", "nightly", "a"), { recursive: true });
  expect((await runToEnd(simple, {}, workspace)).record.status).toBe("Completed");
});
