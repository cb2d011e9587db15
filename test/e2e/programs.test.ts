import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeBlocks, pages } from "../docs/pages.js";
import { type Azurite, startAzurite } from "../workspace/azure/azurite.js";
import { subscription } from "../workspace/azure/fake-replies.js";
import { FakeService } from "../workspace/azure/fake-service.js";
import { signedInEnvironment } from "./signed-in.js";
import { azml, plain, project, repository } from "./support.js";

/** The files of the page: each block of TypeScript begins with its name. */
function pageFiles(): Readonly<Record<string, string>> {
  const page = pages().find(({ file }) => file === "docs/programs.md")!;
  return Object.fromEntries(codeBlocks(page).map((text) => [/^\/\/ (\S+)\n/.exec(text)?.[1] ?? "a block without a name", text]));
}

const tsconfig = {
  compilerOptions: { experimentalDecorators: true, module: "nodenext", target: "es2022", strict: true, noEmit: true, types: [] },
};
const data = { "data/a.csv": "1", "data/b.csv": "2" };

function programs(files: Readonly<Record<string, string>>): string {
  return project({ "tsconfig.json": JSON.stringify(tsconfig), ...data, ...files });
}

/** What a program prints, and its exit code when it is not 0. */
async function told(folder: string, name: string, env: Record<string, string> = {}): Promise<string> {
  const args = name.endsWith(".ts") ? ["--import", import.meta.resolve("tsx"), name] : [name];
  const { all, exitCode } = await execa(process.execPath, args, { cwd: folder, reject: false, all: true, env });
  return `$ ${name}\n${plain(all, folder)}${exitCode === 0 ? "" : `\nexit code ${exitCode}`}`;
}

const head = `
import { command, commandComponent, input, job, loadJob, pipeline, schedule, cron, standaloneJob, recurrence, step, uriFolder } from "azml";
import { localWorkspace } from "azml/workspace";
import { Counting, Count } from "./pipeline.js";
const workspace = await localWorkspace();
const counting = job(Counting, { data: uriFolder("./data") });
const problems = (doing: Promise<unknown>) =>
  doing.then(() => console.log("nothing is wrong"), (error) => {
    for (const { code, message, hint } of error.diagnostics ?? [{ code: error.name, message: error.message }]) console.log(code, message, hint ?? "");
  });
`;

/** What `tsc` lets through and what not, beside the page. */
const types = `
import { cron, job, schedule, uriFolder } from "azml";
import { azureWorkspace, localWorkspace, type JobRecord, type RegisteredWorkspace, type RunEvent } from "azml/workspace";
import { Counting } from "./pipeline.js";

const counting = job(Counting, { data: uriFolder("./data") });
const either: RegisteredWorkspace = Math.random() < 0.5 ? await localWorkspace() : await azureWorkspace();
const run = await either.jobs.create(counting, { name: "a", signal: AbortSignal.timeout(1) });
for await (const event of run.events()) { const one: RunEvent = event; void one; }
const record: JobRecord = await run.wait();
// @ts-expect-error an Azure ML workspace takes no options of local runs
await either.jobs.create(counting, { maxParallel: 2 });
// @ts-expect-error a schedule is no job
await either.jobs.create(schedule({ name: "s", trigger: cron("0 3 * * 1"), job: counting }));
// @ts-expect-error a pipeline gets its inputs by job()
await either.jobs.create(Counting);
// @ts-expect-error no such status
await either.jobs.list({ status: ["Done"] });
// @ts-expect-error what a workspace gives is not to be changed
record.tags["a"] = "b";
`;

describe("programs", () => {
  it("are those of the page, and do what it says", async () => {
    const files = pageFiles();
    expect(Object.keys(files).sort()).toEqual(["careful.ts", "later.ts", "nightly.ts", "pipeline.ts", "program.ts", "submit.ts"]);
    const folder = programs(files);
    const screen = [];
    for (const name of ["program.ts", "careful.ts", "later.ts", "nightly.ts"]) screen.push(await told(folder, name));
    expect(screen.join("\n")).toMatchSnapshot();
    expect(readFileSync(join(folder, "count.txt"), "utf8")).toBe("2");
    writeFileSync(join(folder, "types.ts"), types);
    const tsc = await execa(join(repository, "node_modules/.bin/tsc"), ["-p", folder], { reject: false, all: true });
    expect([tsc.all, tsc.exitCode]).toEqual(["", 0]);
    expect(plain((await azml(folder, ["job", "list", "--include-archived"])).stdout, folder)).toContain("monday");
  });

  it("find the bodies when tsc has compiled them", async () => {
    const options = { ...tsconfig.compilerOptions, noEmit: false, outDir: "built", rootDir: ".", sourceMap: true };
    const folder = programs({ ...pageFiles(), "tsconfig.json": JSON.stringify({ compilerOptions: options, include: ["program.ts"] }) });
    await execa(join(repository, "node_modules/.bin/tsc"), ["-p", folder]);
    writeFileSync(join(folder, "built/program.js"), readFileSync(join(folder, "built/program.js"), "utf8").replace("./data", "../data"));
    expect(await told(folder, "built/program.js")).toBe("$ built/program.js\ncount counting 2\nCompleted 2");
  });

  it("run jobs of every sort, and say how each went", async () => {
    const folder = programs({
      "pipeline.ts": pageFiles()["pipeline.ts"]!,
      "pipeline.yml": "type: pipeline\njobs:\n  say: { type: command, command: echo from yaml, environment: { image: none } }\n",
      "all.ts": `${head}
const end = async (run: Awaited<ReturnType<typeof workspace.jobs.create>>) => {
  const record = await run.wait();
  console.log(record.displayName, record.status, record.failure?.message ?? "", Object.isFrozen(record) && Object.isFrozen(record.nodes));
};
await end(await workspace.jobs.create(loadJob("./pipeline.yml")));
await end(await workspace.jobs.create(standaloneJob(() => step(Count, { data: uriFolder("./data") }))));
const fails = command({ name: "fails", command: "echo $SECRET; exit 3", environment: "azureml:none:1" });
const failing = await workspace.jobs.create(standaloneJob(() => step(fails, {})), { secretVariables: { SECRET: "hush hush" } });
for await (const event of workspace.jobs.stream(failing.name)) if (event.type === "node_log") console.log(event.line);
await end(failing);
const sleeps = command({ name: "sleeps", command: "echo asleep; sleep 600", environment: "azureml:none:1" });
const sleeping = standaloneJob(() => step(sleeps, {}), { displayName: "sleeping", tags: { team: "a" } });
const abort = new AbortController();
const aborted = await workspace.jobs.create(sleeping, { signal: abort.signal, name: "aborted" });
for await (const event of aborted.events()) if (event.type === "node_log") abort.abort();
await end(aborted);
await problems(workspace.jobs.create(sleeping, { signal: abort.signal, name: "never" }));
console.log(await workspace.jobs.get("never"));
const canceled = await workspace.jobs.create(sleeping);
await workspace.jobs.cancel(canceled.name);
await end(canceled);
console.log((await workspace.jobs.list({ status: ["Canceled"], tags: [{ key: "team" }] })).length, (await workspace.jobs.list()).length);
await workspace.jobs.archive("aborted");
console.log((await workspace.jobs.list()).length, (await workspace.jobs.list({ view: "archived" })).map(({ name }) => name));
await workspace.jobs.restore("aborted");
console.log((await workspace.jobs.list({ view: "archived" })).length);
const left = await workspace.jobs.create(sleeping, { name: "left" });
await workspace.close();
await end(left).catch(() => console.log("closed"));
`,
    });
    expect(await told(folder, "all.ts")).toMatchSnapshot();
    expect(plain((await azml(folder, ["job", "show", "left", "--json"])).stdout, folder)).toContain('"status":"Canceled"');
  });

  it("keep schedules whose jobs run when they are due", async () => {
    const folder = programs({
      "pipeline.ts": pageFiles()["pipeline.ts"]!,
      "schedule.ts": `${head}
const made = await workspace.schedules.createOrUpdate(schedule({ name: "weekly", trigger: cron("0 3 * * 1"), job: counting }));
console.log(made.trigger, made.enabled, made.warnings, Object.isFrozen(made));
console.log((await workspace.schedules.disable("weekly")).enabled, (await workspace.schedules.list()).length);
console.log((await workspace.schedules.enable("weekly")).enabled, (await workspace.schedules.list({ view: "all" })).length);
await problems(workspace.schedules.delete("weekly"));
console.log(await workspace.schedules.get("monthly"));
await problems(workspace.schedules.enable("wekly"));
await problems(workspace.schedules.createOrUpdate(schedule({ name: "again", trigger: cron("0 3 * * 1"), job: "azureml:old" })));
await workspace.schedules.createOrUpdate(schedule({ name: "daily", trigger: recurrence({ frequency: "day" }), job: counting }));
await workspace.close();
`,
    });
    expect(await told(folder, "schedule.ts")).toMatchSnapshot();
    // A schedule without a start time fires at once, of files that lie in the workspace.
    rmSync(join(folder, "pipeline.ts"));
    const daemon = azml(folder, ["schedule", "start"], { timeout: 60_000 });
    daemon.stdout?.on("data", (text) => /Completed|Failed|Canceled/.test(String(text)) && daemon.kill("SIGINT"));
    expect((await daemon).stdout).toMatch(/daily-\S+ Completed/);
  });

  it("are told everything that is wrong", async () => {
    const folder = programs({
      "pipeline.ts": pageFiles()["pipeline.ts"]!,
      "hidden.ts": `
import { commandComponent } from "azml";
@commandComponent()
class Hidden { async run() {} }
export const hidden = Hidden;
@commandComponent()
class Secret { async run() {} }
export const inside = { Secret };
`,
      "wrong.ts": `${head}
import { inside } from "./hidden.js";
@commandComponent()
export class Own { async run() {} }
@commandComponent()
class OwnHidden { async run() {} }
@pipeline()
class Owning { build() { step(Own, {}); step(OwnHidden, {}); step(inside.Secret, {}); return {}; } }
await problems(workspace.jobs.create(job(Owning)));
const bad: any = { data: uriFolder("./dta"), epochs: 3 };
await problems(workspace.jobs.create(job(Counting, bad)));
await problems(workspace.jobs.create(loadJob("./none.yml")));
await problems(workspace.jobs.create(schedule({ name: "s", trigger: cron("0 3 * * 1"), job: counting }) as any));
await problems(workspace.jobs.create(undefined as any));
await problems(workspace.jobs.create("pipeline.ts" as any));
await problems(workspace.jobs.create(Count as any));
await problems(workspace.jobs.create(counting, { name: "no such name" }));
await problems(workspace.jobs.create(counting, { forceRerun: ["cuont"], environments: { nodes: { trian: "venv" } } }));
await (await workspace.jobs.create(counting, { name: "twice" })).wait();
await problems(workspace.jobs.create(counting, { name: "twice" }));
await problems(workspace.jobs.cancel("thrice"));
await problems(workspace.jobs.archive("thrice"));
await problems((async () => { for await (const _ of workspace.jobs.stream("thrice")); })());
await problems(workspace.jobs.download("twice", "cout", "./x"));
await problems(workspace.schedules.createOrUpdate(counting as any));
console.log((await workspace.jobs.list()).map(({ name }) => name));
await workspace.close();
`,
    });
    expect(await told(folder, "wrong.ts")).toMatchSnapshot();
  });
});

describe("in an Azure ML workspace", () => {
  let azurite: Azurite;
  let service: FakeService;
  beforeAll(async () => {
    azurite = await startAzurite();
    service = await FakeService.start(azurite);
  });
  afterAll(async () => {
    await service.stop();
    await azurite.stop();
  });

  it("submit the same jobs and schedules", async () => {
    const env = signedInEnvironment(service, azurite);
    const named = { subscription_id: subscription, resource_group: "rg", workspace_name: "ws" };
    const folder = programs({
      ...pageFiles(),
      "config.json": JSON.stringify(named),
      "more.ts": `${head.replaceAll("localWorkspace", "azureWorkspace")}
const signal = AbortSignal.timeout(3_600_000);
const run = await workspace.jobs.create(standaloneJob(() => step(Count, { data: uriFolder("./data") }, { compute: "cpu" })), { name: "one", signal });
await run.cancel();
console.log((await workspace.jobs.get("one"))?.name, await workspace.jobs.get("none"));
console.log((await workspace.jobs.list()).map(({ name }) => name).includes("one"));
await problems(workspace.jobs.create(counting));
await problems(workspace.jobs.archive("none"));
const sent = job(Counting, { data: uriFolder("./data") }, { defaultCompute: "cpu" });
console.log((await workspace.schedules.createOrUpdate(schedule({ name: "weekly", trigger: cron("0 3 * * 1"), job: sent }))).trigger);
console.log((await workspace.schedules.disable("weekly")).enabled);
await workspace.schedules.delete("weekly");
console.log(await workspace.schedules.get("weekly"));
await workspace.close();
`,
    });
    const screen = [await told(folder, "submit.ts", env), await told(folder, "more.ts", env)];
    expect(screen.join("\n").replaceAll(service.endpoint, "<endpoint>")).toMatchSnapshot();
    const bodies = service.sent("PUT", /\/jobs\//).map(({ body }) => (JSON.parse(body) as { properties: { jobType: string } }).properties);
    expect(bodies.map(({ jobType }) => jobType)).toEqual(["Pipeline", "Command"]);
    expect(service.sent("POST", /\/jobs\/one\/cancel$/)).toHaveLength(1);
    expect(service.sent("PUT", /\/components\//)).not.toEqual([]);
  });
});
