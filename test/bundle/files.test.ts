import { describe, expect, it } from "vitest";
import { bodyText, bundleOf, projectOf, runBundle, shown } from "./support/bundled.js";

const prompts = { "src/prompts/a.txt": "prompt a", "src/prompts/deep/b.txt": "prompt b", "shared.txt": "shared" };
const head = `
import { readFileSync, readdirSync } from "node:fs";
import path, { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
const here = dirname(fileURLToPath(import.meta.url));
const folder = new URL("./prompts/", import.meta.url);`;

describe("files beside the source", () => {
  it.each([
    ["new URL", 'readFileSync(new URL("./prompts/a.txt", import.meta.url), "utf8")', "prompt a"],
    ["new URL, as a text", 'readFileSync(fileURLToPath(new URL("prompts/a.txt", import.meta.url).href), "utf8")', "prompt a"],
    ["new URL of a folder", 'readFileSync(new URL("deep/b.txt", folder), "utf8")', "prompt b"],
    ["a template with an open end", 'readFileSync(new URL(`./prompts/${this.mode}.txt`, import.meta.url), "utf8")', "prompt a"],
    ["join with the folder of the module", 'readFileSync(join(import.meta.dirname, "prompts", "a.txt"), "utf8")', "prompt a"],
    ["join with a constant", 'readFileSync(path.join(here, "prompts/deep/b.txt"), "utf8")', "prompt b"],
    ["join with an open end", 'readFileSync(resolve(here, "prompts", this.mode + ".txt"), "utf8")', "prompt a"],
    ["a sum", 'readFileSync(import.meta.dirname + "/prompts/a.txt", "utf8")', "prompt a"],
    ["a template", 'readFileSync(`${here}/prompts/a.txt`, "utf8")', "prompt a"],
    ["__dirname", 'readFileSync(join(__dirname, "prompts/a.txt"), "utf8")', "prompt a"],
    ["a file above the source's folder", 'readFileSync(new URL("../shared.txt", import.meta.url), "utf8")', "shared"],
    ["a folder that is listed", "readdirSync(folder).join()", "a.txt,deep"],
    ["import.meta.resolve", 'readFileSync(new URL(import.meta.resolve("./prompts/a.txt")), "utf8")', "prompt a"],
  ])("travel by %s", async (_, expression, expected) => {
    const project = projectOf({ ...prompts, "src/body.ts": bodyText(head, `console.log(${expression});`) });
    const bundle = await bundleOf(project);
    expect(shown(bundle, project)).toEqual([]);
    expect(runBundle(bundle, ["--mode", "a"])).toMatchObject({ stdout: `${expected}\n`, stderr: "", status: 0 });
  });

  it("stay where they are when the body does not use them", async () => {
    const other = 'export const other = () => readFileSync(new URL("./prompts/a.txt", import.meta.url));';
    const text = bodyText(`import { readFileSync } from "node:fs";\n${other}`, 'console.log("nothing read");');
    expect([...(await bundleOf(projectOf({ ...prompts, "src/body.ts": text }))).files]).toEqual([]);
  });

  it("travel by the patterns of assets, to the same places towards the source", async () => {
    const text = bodyText(head, 'console.log(readFileSync(join(here, this.mode), "utf8"));');
    const project = projectOf({ ...prompts, "src/other.txt": "other", "src/body.ts": text });
    const bundle = await bundleOf(project, "src/body.ts", ["./prompts/**/*.txt", "../shared.txt"]);
    expect(shown(bundle, project)).toEqual([]);
    expect([...bundle.files.keys()]).toEqual(["files/shared.txt", "files/src/prompts/a.txt", "files/src/prompts/deep/b.txt"]);
    expect(runBundle(bundle, ["--mode", "prompts/deep/b.txt"]).stdout).toBe("prompt b\n");
  });

  it.each([
    [
      "AZML806 error src/body.ts:10:30 which files beside the source are read here is known only when the body runs, and so they do not travel",
      'console.log(readFileSync(join(here, this.mode), "utf8"));',
    ],
    [
      "AZML806 error src/body.ts:10:29 which files beside the source are read here is known only when the body runs, and so they do not travel",
      "console.log(readdirSync(here));",
    ],
    [
      "AZML808 warning src/body.ts:10:30 there is no file nope.txt beside the source to travel with the body",
      'console.log(readFileSync(new URL("./nope.txt", import.meta.url)));',
    ],
  ])("are told of: %s", async (expected, run) => {
    const project = projectOf({ ...prompts, "src/body.ts": bodyText(head, run) });
    expect(shown(await bundleOf(project), project)).toEqual([expected]);
  });

  it("are told of when a pattern of assets stands for none", async () => {
    const project = projectOf({ "src/body.ts": bodyText("", "") });
    expect(shown(await bundleOf(project, "src/body.ts", ["./prompts/**"]), project)).toEqual([
      "AZML811 error src/body.ts:1:1 assets: there is no file ./prompts/**",
    ]);
  });

  it("are none where a module compares its place with the program's", async () => {
    const main =
      'import { pathToFileURL } from "node:url";\nif (import.meta.url === pathToFileURL(process.argv[1]!).href) throw new Error("no main module");';
    const project = projectOf({ "src/body.ts": bodyText(main, 'console.log("ran");') });
    const bundle = await bundleOf(project);
    expect(shown(bundle, project)).toEqual([]);
    expect(runBundle(bundle)).toMatchObject({ stdout: "ran\n", status: 0 });
  });
});

describe("modules that a body runs apart", () => {
  const worker = `
import { readFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { twice } from "./twice.js";
if (workerData === "fail") throw new Error("the worker fails");
parentPort?.postMessage(twice(readFileSync(new URL("./prompts/a.txt", import.meta.url), "utf8")));
`;
  const twice = "export const twice = (text: string): string => text + text;\n";
  const files = { ...prompts, "src/worker.ts": worker, "src/twice.ts": twice };
  const start = (url: string): string =>
    `const worker = new Worker(${url}, { workerData: this.mode });\n    console.log(await new Promise((done) => worker.once("message", done)));`;

  it.each([
    ["a URL", 'import { Worker } from "node:worker_threads";', start('new URL("./worker.ts", import.meta.url)')],
    ["a constant", 'import { Worker } from "node:worker_threads";\nconst file = new URL("./worker.ts", import.meta.url);', start("file")],
    [
      "a path",
      'import { Worker } from "node:worker_threads";\nimport { join } from "node:path";',
      start('join(import.meta.dirname, "worker.ts")'),
    ],
  ])("are bundled, by %s", async (_, above, run) => {
    const project = projectOf({ ...files, "src/body.ts": bodyText(above, run) });
    const bundle = await bundleOf(project);
    expect(shown(bundle, project)).toEqual([]);
    expect([...bundle.modules.keys()]).toEqual(["main.mjs", "module-src-worker.mjs"]);
    expect(runBundle(bundle)).toMatchObject({ stdout: "prompt aprompt a\n", stderr: "", status: 0 });
  });

  it("show their own line when they fail", async () => {
    const above = 'import { Worker } from "node:worker_threads";';
    const project = projectOf({ ...files, "src/body.ts": bodyText(above, start('new URL("./worker.ts", import.meta.url)')) });
    const { stderr, status } = runBundle(await bundleOf(project), ["--mode", "fail"]);
    expect(stderr).toContain('  > 5 | if (workerData === "fail") throw new Error("the worker fails");\n');
    expect(status).toBe(1);
  });

  it.each([
    [
      'AZML807 error src/body.ts:5:16 a worker is started from "./worker.js", which is looked for in the folder of the run and does not travel',
      'new Worker("./worker.js");',
    ],
    [
      "AZML807 error src/body.ts:5:16 a worker is started from the file of the body itself, which is one with the body in a bundle",
      "new Worker(new URL(import.meta.url));",
    ],
  ])("are told of: %s", async (expected, run) => {
    const project = projectOf({ ...files, "src/body.ts": bodyText('import { Worker } from "node:worker_threads";', run) });
    expect(shown(await bundleOf(project), project)).toEqual([expected]);
  });
});
