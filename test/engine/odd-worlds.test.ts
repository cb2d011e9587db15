import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, symlinkSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { InProcessBody } from "../../src/engine/runners/in-process-body.js";
import type { CommandComponent } from "../../src/model/command-component.js";
import { summary } from "../../src/reporters/summary.js";
import { azmlHere } from "../e2e/azml-here.js";
import { command, component, job, localAsset, pipeline } from "./support/job-builder.js";
import { logOf, runToEnd, temporaryFolder, temporaryWorkspace } from "./support/temporary-workspace.js";

afterEach(() => void vi.useRealTimers());

/** Everything that a name may have on this machine. */
const oddName = process.platform === "win32" ? "o d d 'é日本😀" : "-o d\td '\"`$HOME\\ *?\n;&é日本😀";

describe("names", () => {
  test("with anything in them: of folders, of files, of the workspace, and texts that inputs get", async () => {
    const data = join(temporaryFolder("data"), oddName);
    mkdirSync(join(data, oddName), { recursive: true });
    writeFileSync(join(data, oddName, oddName), "found");
    const look = component(
      "look",
      // A text is put in as it is, so that it stands in quotes; a path may stand alone.
      `cat "$(find \${{inputs.data}} -type f)" > \${{outputs.out}}; printf %s "$TEXT" > \${{outputs.text}}; ls \${{inputs.data}}`,
      {
        inputs: { data: { kind: "uri_folder" }, text: { kind: "string" } },
        outputs: { out: { kind: "uri_file" }, text: { kind: "uri_file" } },
      },
    );
    const node = command(
      look,
      { data: localAsset("uri_folder", data), text: { kind: "literal", value: oddName } },
      { environmentVariables: { TEXT: oddName } },
    );
    const finished = await runToEnd(job(pipeline({ node })), {}, await temporaryWorkspace(join(temporaryFolder(), oddName)));
    const { outputs, failure } = finished.record.nodes[0] ?? {};
    expect(failure).toBeUndefined();
    expect(readFileSync(outputs?.["out"]?.path ?? "", "utf8")).toBe("found");
    expect(readFileSync(outputs?.["text"]?.path ?? "", "utf8")).toBe(oddName);
  });
});

describe("numbers", () => {
  test("a folder of 5,000 files", async () => {
    const data = temporaryFolder("many");
    for (let at = 0; at < 5000; at++) writeFileSync(join(data, `${at}.txt`), String(at));
    const count = component("count", "ls ${{inputs.data}} | wc -l | tr -d ' '", { inputs: { data: { kind: "uri_folder" } } });
    const nodes = { count: command(count, { data: localAsset("uri_folder", data) }) };
    const workspace = await temporaryWorkspace();
    const finished = await runToEnd(job(pipeline(nodes)), {}, workspace);
    expect(await logOf(finished, "count")).toBe("5000\n");
    writeFileSync(join(data, "4999.txt"), "another");
    const { record } = await runToEnd(job(pipeline(nodes)), {}, workspace);
    expect(record.nodes[0]?.reason).toBeUndefined();
  });

  test("a pipeline and a component of 1,000 inputs", async () => {
    const names = Array.from({ length: 1000 }, (_, at) => `input_${at}`);
    const of = <T>(value: (name: string, at: number) => T): Record<string, T> =>
      Object.fromEntries(names.map((name, at) => [name, value(name, at)]));
    const ports = of(() => ({ kind: "integer" }) as const);
    const add = component("add", `echo $(( ${names.map((name) => `\${{inputs.${name}}}`).join(" + ")} ))`, { inputs: ports });
    const all = pipeline(
      {
        add: command(
          add,
          of((name) => `\${{parent.inputs.${name}}}`),
        ),
      },
      { inputs: ports },
    );
    const finished = await runToEnd(
      job(
        all,
        of((_, at) => at),
      ),
    );
    expect(await logOf(finished, "add")).toBe("499500\n");
  });
});

/** A folder with a file and links: to a folder around them and, if asked for, to themselves and to nowhere. */
function folderOfLinks(name: string, leadNowhere: boolean): string {
  const folder = join(temporaryFolder("links"), name);
  mkdirSync(join(folder, "within"), { recursive: true });
  writeFileSync(join(folder, "file"), "file");
  symlinkSync("..", join(folder, "within", "around"));
  if (!leadNowhere) return folder;
  symlinkSync("itself", join(folder, "itself"));
  symlinkSync("nowhere", join(folder, "dangling"));
  return folder;
}

describe("links", () => {
  const read = (code: string): CommandComponent =>
    component("read", "cat ${{inputs.data}}/file file", { inputs: { data: { kind: "uri_folder" } }, code });

  test("to folders around them, and in data to themselves and to nowhere", async () => {
    const data = localAsset("uri_folder", folderOfLinks("data", true));
    const nodes = { read: command(read(folderOfLinks("code", false)), { data }) };
    const workspace = await temporaryWorkspace();
    const finished = await runToEnd(job(pipeline(nodes)), {}, workspace);
    expect(finished.record.nodes[0]?.failure).toBeUndefined();
    expect(await logOf(finished, "read")).toBe("filefile");
    const again = await runToEnd(job(pipeline(nodes)), {}, workspace);
    expect(again.record.nodes[0]?.reason).toBe(`the same as in ${finished.record.name}`);
  });

  test("of code that lead nowhere are named before anything runs", async () => {
    const code = folderOfLinks("code", true);
    const nodes = { read: command(read(code), { data: localAsset("uri_folder", folderOfLinks("data", false)) }) };
    await expect(runToEnd(job(pipeline(nodes)))).rejects.toThrow(
      `AZML588: the code of node "read" cannot be taken along: ${join(code, "dangling")} is a link that leads nowhere`,
    );
  });
});

test("a clock that is set back by a day while a node runs", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2030, 0, 2) });
  const work = component("work", "false");
  const body: InProcessBody = ({ metric }) => {
    metric("before", 1);
    vi.setSystemTime(Date.UTC(2030, 0, 1));
    metric("after", 2);
    return Promise.resolve();
  };
  const bodies = new Map<CommandComponent, InProcessBody>([[work, body]]);
  const nodes = { one: command(work), two: command(component("two", "echo done")) };
  const { record, workspace } = await runToEnd(job(pipeline(nodes)), { inProcess: true, bodies, maxParallel: 1 });
  expect(record).toMatchObject({ status: "Completed", nodes: [{ metrics: { before: 1, after: 2 } }, { status: "Completed" }] });
  // No column of times below zero.
  expect(summary(record, { colors: false, cwd: "/" })).not.toMatch(/\s-\d/);
  expect((await workspace.jobs.list()).map(({ name }) => name)).toEqual([record.name]);
});

test("the last lines of a log of 1 GB, at once", async () => {
  const folder = temporaryFolder();
  const workspace = await temporaryWorkspace(join(folder, ".azml"));
  const { record } = await runToEnd(job(pipeline({ big: command(component("big", "echo first")) }), {}, { name: "big" }), {}, workspace);
  // It takes no room: one line of zeros that nobody has written, and two after it.
  const log = openSync(record.nodes[0]?.logFile ?? "", "r+");
  const size = 1024 ** 3;
  ftruncateSync(log, size);
  writeSync(log, "\nlast but one\nlast\n", size);
  closeSync(log);
  for (const args of [["big"], ["big", "big"]]) {
    const prefix = args.length === 1 ? "big> " : "";
    const { text } = await azmlHere(folder, ["logs", ...args, "--tail", "2"]);
    expect(text).toBe(`${prefix}last but one\n${prefix}last\n`);
  }
});
