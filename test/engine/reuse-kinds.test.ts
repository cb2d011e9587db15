import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { DataTransferNode } from "../../src/model/data-transfer-node.js";
import type { Node } from "../../src/model/pipeline.js";
import type { InputValue } from "../../src/model/value.js";
import type { LocalWorkspace } from "../../src/workspace/local/open-local-workspace.js";
import { job, localAsset, pipeline } from "./support/job-builder.js";
import { filesIn, parallel, type ParallelOptions } from "./support/parallel-builder.js";
import { runToEnd, temporaryWorkspace } from "./support/temporary-workspace.js";

/** Runs a node and tells whether it had to. */
async function ran(workspace: LocalWorkspace, node: Omit<Node, "name"> & { name: string }): Promise<boolean> {
  const { record } = await runToEnd(job(pipeline({ it: node as Node })), {}, workspace);
  expect(record.failure).toBeUndefined();
  return !record.nodes[0]?.reason?.startsWith("the same as in ");
}

const script = "export function init() {}\nexport async function run(files) {\n  return files;\n}\n";
const files = (first: string): InputValue => localAsset("uri_folder", filesIn({ a: first, b: "2", c: "3" }));
const score = (more: ParallelOptions = {}, text = script, data = files("1")): Node =>
  parallel(text, data, { entryScript: "entry.mjs", appendRowTo: "${{outputs.rows}}", miniBatchSize: 2, ...more });

describe("the result of a parallel node", () => {
  test.each<[string, () => Node]>([
    ["nothing", () => score()],
    ["how many work at once", () => score({ maxConcurrencyPerInstance: 2, resources: { instanceCount: 2 } })],
    ["what people read", () => score({ displayName: "D", description: "d" })],
  ])("is used again when nothing else is another than %s", async (_, changed) => {
    const workspace = await temporaryWorkspace();
    expect(await ran(workspace, score())).toBe(true);
    expect(await ran(workspace, changed())).toBe(false);
  });

  test.each<[string, () => Node]>([
    ["the entry script", () => score({}, script.replace("return files", "return files.reverse()"))],
    ["a byte of a file", () => score({}, script, files("0"))],
    ["the size of mini-batches", () => score({ miniBatchSize: 3 })],
    ["the errors that it bears", () => score({ errorThreshold: 3 })],
    ["the arguments", () => score({ programArguments: "--fast" })],
    ["a variable", () => score({ environmentVariables: { A: "1" } })],
    ["the outputs", () => score({ outputs: { rows: { kind: "uri_file" }, more: { kind: "uri_folder" } } })],
    ["it is not deterministic", () => score({ isDeterministic: false })],
  ])("is made again when it is another: %s", async (_, changed) => {
    const workspace = await temporaryWorkspace();
    expect(await ran(workspace, score())).toBe(true);
    expect(await ran(workspace, changed())).toBe(true);
  });

  test("is made again when a file elsewhere, which its table names, is another", async () => {
    const workspace = await temporaryWorkspace();
    const elsewhere = filesIn({ "a.csv": "x\n1\n2\n" });
    const table = localAsset("mltable", filesIn({ MLTable: `type: mltable\npaths:\n  - file: ${join(elsewhere, "a.csv")}\n` }));
    const node = (): Node => score({}, script, table);
    expect(await ran(workspace, node())).toBe(true);
    expect(await ran(workspace, node())).toBe(false);
    writeFileSync(join(elsewhere, "a.csv"), "x\n1\n3\n");
    expect(await ran(workspace, node())).toBe(true);
  });
});

test("a copy is used again as long as what was copied is the same", async () => {
  const workspace = await temporaryWorkspace();
  const copy = (text: string): DataTransferNode => ({
    kind: "data_transfer",
    name: "",
    task: "copy_data",
    component: {
      kind: "data_transfer",
      name: "copy",
      task: "copy_data",
      dataCopyMode: "merge_with_overwrite",
      inputs: { data: { kind: "uri_folder" } },
      outputs: { copied: { kind: "uri_folder" } },
      isDeterministic: true,
      source: "BUILDER",
    },
    inputs: { data: files(text) },
    outputs: {},
    source: "BUILDER",
  });
  expect(await ran(workspace, copy("1"))).toBe(true);
  expect(await ran(workspace, copy("1"))).toBe(false);
  expect(await ran(workspace, copy("2"))).toBe(true);
});
