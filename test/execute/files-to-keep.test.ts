import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bodyContext } from "../../src/execute/body-context.js";
import { filesToKeep } from "../../src/execute/files-to-keep.js";
import { temporaryFolder } from "../engine/support/temporary-workspace.js";

test("a file keeps its name, and a folder its files below its own", () => {
  const folder = join(temporaryFolder(), "out 日");
  mkdirSync(join(folder, "deep"), { recursive: true });
  for (const name of ["a.txt", "deep/b.txt"]) writeFileSync(join(folder, name), "");
  const names = (path: string, below?: string): string[] => filesToKeep(path, below).map(({ name }) => name);
  expect(names(join(folder, "a.txt"))).toEqual(["a.txt"]);
  expect(names(join(folder, "a.txt"), "figures/roc/")).toEqual(["figures/roc/a.txt"]);
  expect(names(folder, "x").sort()).toEqual(["x/out 日/a.txt", "x/out 日/deep/b.txt"]);
});

test.each(["..", "a/../../b", "/tmp", "..\\up"])("a folder such as %s leads out of the artifacts", (below) => {
  expect(() => filesToKeep(import.meta.filename, below)).toThrow(`"${below}" leads out of the artifacts of the run`);
});

test("what is not there cannot be kept", () => {
  expect(() => filesToKeep("/no/such/file")).toThrow("there is no file or folder /no/such/file to keep");
});

test("a parameter has one value", () => {
  const told: string[] = [];
  const nowhere = (): void => {};
  const sinks = {
    runId: "",
    metric: nowhere,
    param: (key: string, value: string) => told.push(`${key}=${value}`),
    tag: nowhere,
    artifact: nowhere,
    log: nowhere,
  };
  const context = bodyContext({ component: "c", inputs: [], outputs: [] }, {}, sinks);
  context.logParam("depth", 3);
  context.logParam("depth", "3");
  expect(() => context.logParam("depth", 4)).toThrow('parameter "depth" is 3 already, and cannot become 4');
  expect(told).toEqual(["depth=3"]);
});
