import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, it, onTestFinished } from "vitest";
import { validate } from "../../src/cli/validate/validate.js";
import type { Override } from "../../src/model/override.js";
import { brokenFiles, type BrokenFiles } from "./broken-yaml/files.js";
import { brokenJobs, soundFiles } from "./broken-yaml/jobs.js";
import { azml } from "./support.js";

/** What `azml validate job.yml` prints, and its exit code. */
async function validated(files: BrokenFiles, set: readonly Override[] = []): Promise<string> {
  const cwd = folderWith(files);
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const terminal = { cwd, env: { NO_COLOR: "1" }, stdin: process.stdin, stdout, stderr } as unknown as Parameters<typeof validate>[2];
  const code = await validate("job.yml", { target: "local", asAzure: false, set }, terminal);
  const text = [stdout, stderr].map((stream) => String(stream.read() ?? "")).join("");
  return `${text.replaceAll(cwd, "<folder>")}exit code ${code}\n`;
}

function folderWith(files: BrokenFiles): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "azml-broken-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

describe("what azml validate says of", () => {
  it.each(Object.entries({ ...brokenFiles, ...brokenJobs }))("%s", async (_, files) => {
    expect(await validated(files)).toMatchSnapshot();
  });
});

it("refuses a file of 50 MB without reading it", async () => {
  const text = `type: pipeline\njobs:\n${"  a: { command: ls }\n".repeat(2_500_000)}`;
  expect(await validated({ "job.yml": text })).toBe(
    "error AZML402: <folder>/job.yml has 52.5 MB, and Azure ML takes no definition of more than 4 MB.\n\nFound 1 error.\nMore on a code: azml explain AZML402\nexit code 2\n",
  );
});

it.each(Object.entries(soundFiles))("%s is fine", async (_, files) => {
  // Data that only Azure ML has is told, as it would keep a run from this machine.
  const text = await validated(files);
  expect(text).toMatch(/^job\.yml is valid: [^]*exit code 0\n$/);
  expect(text.match(/(?:error|warning) AZML\d+/g) ?? []).toSatisfy((found: string[]) => found.every((one) => one === "warning AZML505"));
});

it("is the same from the built command line, several mistakes at once", async () => {
  const files = brokenJobs["wrong types"] ?? { "job.yml": "" };
  const folder = folderWith(files);
  const { stderr, exitCode } = await azml(folder, ["validate", "job.yml", "--no-as-azure"]);
  expect(`${String(stderr)}exit code ${exitCode}\n`).toBe(await validated(files));
});
