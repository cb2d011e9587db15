import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { describe, expect, test } from "vitest";
import { thinned } from "../../src/page/thinned.js";
import type { FileEntry, JobPatch, JobRow, JobView, LogPage, MetricCurve, WhyView, WorkspaceView } from "../../src/page/views.js";
import { command, component, job, pipeline } from "../engine/support/job-builder.js";
import { runToEnd, temporaryFolder, temporaryWorkspace } from "../engine/support/temporary-workspace.js";
import { shownJob } from "./support/job.js";
import { call, watchedPage } from "./support/page.js";

test("the workspace, its jobs, and what is asked for of them", async () => {
  const { workspace, record } = await shownJob();
  expect(record.status).toBe("Completed");
  const page = await watchedPage(workspace);
  expect(await page.json<WorkspaceView>("/api/workspace")).toEqual({ kind: "local", name: workspace.name, version: "1.2.3" });
  const [row, ...others] = await page.json<JobRow[]>("/api/jobs");
  expect(others).toEqual([]);
  expect(row).toMatchObject({ name: "shown", status: "Completed", experimentName: "nightly", tags: { team: "vision" } });
  expect(row).toMatchObject({ nodes: 2, reused: 0, failed: 0 });
  const found = async (query: string): Promise<number> => (await page.json<JobRow[]>(`/api/jobs?${query}`)).length;
  expect(await found("status=Completed&status=Failed&experiment=nightly&tag=team=vision&tag=team")).toBe(1);
  expect(await found("status=Failed,Canceled")).toBe(0);
  expect(await found("tag=team=sound")).toBe(0);
  expect(await found("experiment=other")).toBe(0);
  await workspace.jobs.archive("shown");
  expect([await found(""), await found("view=archived"), await found("view=all")]).toEqual([0, 1, 1]);
});

test("where a job comes from, and what of it was used again", async () => {
  const workspace = await temporaryWorkspace();
  const of = pipeline({ a: command(component("a", "echo a", { outputs: { out: { kind: "uri_folder" } } })) });
  const origin = { cwd: "/home/ada", file: "/home/ada/jobs/train.ts", options: {} };
  await runToEnd(job(of, {}, { name: "one" }), { origin }, workspace);
  await runToEnd(job(of, {}, { name: "two" }), { origin: { ...origin, cwd: "/elsewhere" } }, workspace);
  const page = await watchedPage(workspace);
  expect(await page.json<JobRow[]>("/api/jobs")).toMatchObject([
    { name: "two", of: "train.ts", reused: 1 },
    { name: "one", of: "jobs/train.ts", reused: 0 },
  ]);
  const why = await page.json<WhyView>(call("two", "why", { node: "a" }));
  expect(why.sentence).toBe("a did not have to run: the same as in one.");
  expect((await page.json<WhyView>(call("one", "why", { node: "a" }))).sentence).toContain("no job before");
});

test("every value of the metrics, numbers that JSON has not among them", async () => {
  const { workspace } = await shownJob();
  const page = await watchedPage(workspace);
  const curves = await page.json<MetricCurve[]>(call("shown", "metrics"));
  expect(curves).toMatchObject([{ node: "make", key: "loss", count: 3 }]);
  expect(curves[0]?.points.map(({ step, value }) => [step, value])).toEqual([
    [0, 3],
    [1, "NaN"],
    [2, 1],
  ]);
  expect(await page.json(call("shown", "metrics", { node: "after" }))).toEqual([]);
  expect(await page.json<MetricCurve[]>("/api/jobs/shown/metrics?node=after&node=make")).toHaveLength(1);
});

test("a long curve is thinned evenly, and keeps its ends", () => {
  const list = Array.from({ length: 12_345 }, (_, at) => at);
  const kept = thinned(list, 2000);
  expect(kept).toHaveLength(2000);
  expect([kept[0], kept.at(-1)]).toEqual([0, 12_344]);
  expect(new Set(kept.slice(1).map((at, before) => at - (kept[before] ?? 0)))).toEqual(new Set([6, 7]));
  expect(thinned([1, 2], 2000)).toEqual([1, 2]);
});

test("files: outputs of nodes and of the job, artifacts, code and logs", async () => {
  const { workspace } = await shownJob();
  const page = await watchedPage(workspace);
  const list = (query: Readonly<Record<string, string>>): Promise<FileEntry[]> => page.json(call("shown", "files", query));
  const out = [
    { name: "sub", kind: "folder" },
    { name: "report.html", kind: "file", size: 26 },
    { name: "within.txt", kind: "file", size: 10 },
  ];
  expect(await list({ node: "make", of: "output:out" })).toEqual(out);
  expect(await list({ of: "output:all" })).toEqual(out);
  expect(await list({ node: "make", of: "output:out", path: "sub" })).toEqual([{ name: "ten.txt", kind: "file", size: 10 }]);
  expect(await list({ node: "make", of: "artifact" })).toEqual([{ name: "figures", kind: "folder" }]);
  expect(await list({ node: "make", of: "artifact", path: "figures" })).toEqual([{ name: "roc.txt", kind: "file", size: 4 }]);
  expect(await list({ node: "make", of: "code" })).toEqual([
    { name: "lib", kind: "folder" },
    { name: "main.sh", kind: "file", size: 10 },
  ]);
  expect(await list({ node: "make", of: "logs" })).toEqual([{ name: "std_log.txt", kind: "file", size: 13 }]);

  const get = async (query: Readonly<Record<string, string>>): Promise<string> => (await page.ask(call("shown", "file", query))).text;
  expect(await get({ of: "output:all", path: "sub/ten.txt" })).toBe("0123456789");
  expect(await get({ node: "make", of: "artifact", path: "figures/roc.txt" })).toBe("pic\n");
  expect(await get({ node: "make", of: "code", path: "lib/part.sh" })).toBe("echo part\n");
  expect(await get({ node: "make", of: "logs", path: "std_log.txt" })).toBe("first\nsecond\n");

  const path = call("shown", "file", { of: "output:all", path: "sub/ten.txt", download: "1" });
  const part = await page.ask(path, { headers: { range: "bytes=2-4" } });
  expect([part.status, part.text, part.headers["content-range"]]).toEqual([206, "234", "bytes 2-4/10"]);
  expect(part.headers["content-disposition"]).toContain("attachment");
  expect((await page.ask(path, { method: "HEAD" })).headers["content-length"]).toBe("10");
});

test("an output that is one file", async () => {
  const workspace = await temporaryWorkspace();
  const of = pipeline({ a: command(component("a", "echo one > ${{outputs.out}}", { outputs: { out: { kind: "uri_file" } } })) });
  await runToEnd(job(of, {}, { name: "one" }), {}, workspace);
  const page = await watchedPage(workspace);
  const query = { node: "a", of: "output:out" };
  const [entry] = await page.json<FileEntry[]>(call("one", "files", query));
  expect(entry).toMatchObject({ kind: "file", size: 4 });
  expect((await page.ask(call("one", "file", query))).text).toBe("one\n");
  expect((await page.ask(call("one", "file", { ...query, path: entry?.name ?? "" }))).text).toBe("one\n");
});

describe("what is not there, or not asked for rightly, is told as JSON", () => {
  test.each([
    ["/api/nothing", 404],
    ["/api/jobs/none/why?node=a", 404],
    ["/api/jobs/none/live", 404],
    ["/api/jobs/shown/why", 400],
    ["/api/jobs/shown/why?node=none", 404],
    ["/api/jobs/shown/log?node=make&tail=x", 400],
    ["/api/jobs/shown/log?node=make&lines=2001", 400],
    ["/api/jobs/shown/log?node=make&lines=1&tail=1", 400],
    ["/api/jobs/shown/files?of=output:none", 404],
    ["/api/jobs/shown/files?of=output:constructor", 404],
    ["/api/jobs/shown/files?node=make&of=output:count", 404],
    ["/api/jobs/shown/files?node=make&of=models", 400],
    ["/api/jobs/shown/files?of=code", 400],
    ["/api/jobs/shown/files?node=make&of=artifact&path=none", 404],
    ["/api/jobs/shown/file?node=make&of=artifact&path=figures", 404],
    ["/api/jobs/shown/file?of=output:all&path=none.txt", 404],
    ["/api/jobs/shown/file?of=output:all", 400],
    ["/api/jobs?limit=0", 400],
    ["/api/jobs?status=Gone", 400],
    ["/api/jobs?view=some", 400],
  ])("%s", async (path, status) => {
    const { workspace } = await shownJob();
    const answer = await (await watchedPage(workspace)).ask(path);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toEqual({ error: expect.objectContaining({ message: expect.stringMatching(/\.$|, no file$/) }) });
  });
});

test("a job is watched from its first node to its last, by one stream", async () => {
  const workspace = await temporaryWorkspace();
  const folder = temporaryFolder();
  const wait = `while [ ! -e ${folder}/go ]; do sleep 0.05; done; echo done`;
  const of = pipeline({ a: command(component("a", wait)), b: command(component("b", "echo b")) });
  const page = await watchedPage(workspace);
  const run = await workspace.jobs.create(job(of, {}, { name: "live" }), { maxParallel: 1 });
  const seen: string[] = [];
  let patches = 0;
  let view: JobView | undefined;
  for await (const { event, data } of page.events(call("live", "live"))) {
    seen.push(event);
    if (event === "view") {
      view = data as JobView;
      writeFileSync(join(folder, "go"), "");
    }
    if (event === "patch") {
      patches++;
      const patch = data as JobPatch;
      const changed = new Map(patch.nodes?.map((node) => [node.path, node]));
      view = { ...view!, ...(patch.job && { job: patch.job }), nodes: view!.nodes.map((node) => changed.get(node.path) ?? node) };
    }
  }
  expect([seen[0], seen.at(-1)]).toEqual(["view", "end"]);
  expect(patches).toBeGreaterThan(0);
  expect(view?.job.status).toBe("Completed");
  expect(view?.nodes.map(({ path, status }) => [path, status])).toEqual([
    ["a", "Completed"],
    ["b", "Completed"],
  ]);
  expect(view?.graph.nodes.map(({ id }) => id)).toEqual(["a", "b"]);
  await run.wait();
  const again: string[] = [];
  for await (const { event } of page.events(call("live", "live"))) again.push(event);
  expect(again).toEqual(["view", "end"]);
});

test("a job is canceled by POST from the page itself, and by nothing else", async () => {
  const workspace = await temporaryWorkspace();
  const page = await watchedPage(workspace);
  const run = await workspace.jobs.create(job(pipeline({ a: command(component("a", "sleep 600")) }), {}, { name: "long" }));
  const path = call("long", "cancel");
  expect((await page.ask(path)).status).toBe(404);
  expect((await page.ask(path, { method: "POST" })).status).toBe(403);
  expect((await page.ask(path, { method: "POST", headers: { origin: "http://evil.example" } })).status).toBe(403);
  expect((await workspace.jobs.get("long"))?.status).not.toBe("Canceled");
  const answer = await page.ask(path, { method: "POST", headers: { origin: `http://127.0.0.1:${page.port}` } });
  expect([answer.status, answer.text]).toEqual([200, "{}"]);
  expect((await run.wait()).status).toBe("Canceled");
});

test("nothing is changed by GET", async () => {
  const { workspace } = await shownJob();
  const page = await watchedPage(workspace);
  const files = (): string[] =>
    (readdirSync(workspace.name, { recursive: true }) as string[])
      .filter((file) => !file.startsWith("azml.db"))
      .sort()
      .map((file) => `${file} ${statSync(join(workspace.name, file), { throwIfNoEntry: false })?.mtimeMs}`);
  const rows = (): string => {
    const database = new Database(join(workspace.name, "azml.db"), { readonly: true });
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all() as { name: string }[];
    const all = tables.map(({ name }) => [name, database.prepare(`SELECT * FROM "${name}"`).all()]);
    database.close();
    return JSON.stringify(all);
  };
  const before = [files(), rows()];
  const nodes = ["make", "after"].flatMap((node) => [
    call("shown", "why", { node }),
    call("shown", "log", { node, tail: 10 }),
    ...["output:out", "artifact", "code", "logs"].flatMap((of) => [
      call("shown", "files", { node, of }),
      call("shown", "file", { node, of }),
    ]),
  ]);
  for (const path of ["/", "/api/workspace", "/api/jobs?view=all", call("shown", "metrics"), call("shown", "cancel"), ...nodes])
    expect((await page.ask(path)).status, path).toBeLessThan(500);
  for await (const _ of page.events(call("shown", "live"))) expect(_).toBeDefined();
  expect([files(), rows()]).toEqual(before);
});

test("the page's own files, and one sentence where it was not built", async () => {
  const workspace = await temporaryWorkspace();
  const bare = await watchedPage(workspace);
  expect((await bare.ask("/")).text).toBe("This azml was built without its page: npm run build makes it.\n");
  const studio = temporaryFolder();
  mkdirSync(join(studio, "assets"));
  writeFileSync(join(studio, "index.html"), "<p>Studio");
  writeFileSync(join(studio, "assets/main-1.js"), "1");
  const page = await watchedPage(workspace, studio);
  const index = await page.ask("/jobs");
  expect([index.text, index.headers["content-security-policy"]]).toEqual(["<p>Studio", expect.stringContaining("script-src 'self'")]);
  expect((await page.ask("/assets/main-1.js")).text).toBe("1");
  expect((await page.ask("/api/none")).status).toBe(404);
});

test("a log that is gone is an empty one", async () => {
  const { workspace, record } = await shownJob();
  rmSync(record.nodes.find(({ path }) => path === "after")?.logFile ?? "");
  const page = await watchedPage(workspace);
  expect(await page.json<LogPage>(call("shown", "log", { node: "after" }))).toEqual({ size: 0, lines: 0, from: 0, text: [] });
});
