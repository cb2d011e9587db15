import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { DataTransferNode } from "../../src/model/data-transfer-node.js";
import type { Node } from "../../src/model/pipeline.js";
import type { InputValue } from "../../src/model/value.js";
import type { LocalWorkspace } from "../../src/workspace/local/open-local-workspace.js";
import { command, component, job, localAsset, pipeline } from "./support/job-builder.js";
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

test.each([
  ["lies in the cloud", "  - file: https://example.com/a.csv\n"],
  ["is not there", "  - file: ./gone.csv\n"],
  ["is none", "  - 7\n"],
])("a result of a table with a path that %s is not used again", async (_, path) => {
  const workspace = await temporaryWorkspace();
  const load = component("load", "cat ${{inputs.data}}/MLTable", { inputs: { data: { kind: "mltable" } } });
  const table = localAsset("mltable", filesIn({ MLTable: `type: mltable\npaths:\n${path}` }));
  const loading = (): Node => command(load, { data: table });
  expect(await ran(workspace, loading())).toBe(true);
  const { record } = await runToEnd(job(pipeline({ score: loading() })), {}, workspace);
  expect(record.nodes[0]).toMatchObject({ status: "Completed", isUsedOnce: true });
  expect(record.nodes[0]?.remark).toMatch(/^its result is not used again, as it is not known what table "data" is made of: /);
  expect(record.nodes[0]?.reason).toBeUndefined();
});

test("a result of a body that loads what is known only when it runs is not used again, and it is said where", async () => {
  const workspace = await temporaryWorkspace();
  const code = { kind: "local", path: filesIn({ "main.mjs": "" }), openLoads: ["src/body.ts:5:18", "src/body.ts:7:1"] } as const;
  const loading = (): Node => command(component("load", "node main.mjs", { more: { code } }));
  expect(await ran(workspace, loading())).toBe(true);
  const { record } = await runToEnd(job(pipeline({ load: loading() })), {}, workspace);
  expect(record.nodes[0]).toMatchObject({
    status: "Completed",
    isUsedOnce: true,
    remark: "its result is not used again, as what it loads is known only when it runs: src/body.ts:5:18, src/body.ts:7:1",
  });
});

test("a result depends on the files of a table, whatever is done with the table", async () => {
  const workspace = await temporaryWorkspace();
  const elsewhere = filesIn({ "a.csv": "x\n1\n" });
  const text = `paths:\n  - folder: ${elsewhere}\ntransformations:\n  - convert_column_types: []\n  - unheard_of: 1\n`;
  for (const kind of ["mltable", "uri_folder"] as const) {
    const load = component("load", "cat ${{inputs.data}}/MLTable", { inputs: { data: { kind } } });
    const loading = (): Node => command(load, { data: localAsset(kind, filesIn({ MLTable: text })) });
    writeFileSync(join(elsewhere, "a.csv"), `x\n${kind}\n`);
    expect(await ran(workspace, loading())).toBe(true);
    expect(await ran(workspace, loading())).toBe(false);
    writeFileSync(join(elsewhere, "a.csv"), `x\n2${kind}\n`);
    expect(await ran(workspace, loading())).toBe(true);
  }
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
