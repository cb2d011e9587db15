import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { AzmlError } from "../../../src/diagnostics/azml-error.js";
import type { CommandComponent } from "../../../src/model/command-component.js";
import type { DataAsset } from "../../../src/model/data-asset.js";
import type { ModelAsset } from "../../../src/model/model-asset.js";
import { WrittenNumber } from "../../../src/model/written-number.js";
import { command, component, pipeline } from "../../engine/support/job-builder.js";
import { temporaryFolder, temporaryWorkspace } from "../../engine/support/temporary-workspace.js";
import { startProcess } from "./support/start-process.js";

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
}

/** A folder of the user's with files. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder("mine");
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

function train(code: string, more: Partial<CommandComponent> = {}): CommandComponent {
  return component("train", "cat train.py", { code, more });
}

function data(path: string, more: Partial<DataAsset> = {}): DataAsset {
  const type = statSync(path, { throwIfNoEntry: false })?.isFile() ? "uri_file" : "uri_folder";
  return { kind: "data", name: "titanic", type, path: { kind: "local", path, written: path }, ...more };
}

async function problem(doing: Promise<unknown>): Promise<string> {
  const error: unknown = await doing.catch((thrown: unknown) => thrown);
  if (!(error instanceof AzmlError)) throw new Error(`no diagnostic, but ${String(error)}`);
  return error.diagnostics.map(({ code, message, hint }) => `${code} ${message}${hint ? ` (${hint})` : ""}`).join("\n");
}

describe("versions", () => {
  test("without one the next whole number is taken, whatever else there is", async () => {
    const { data: assets } = await temporaryWorkspace();
    const mine = folderWith({ "a.csv": "1" });
    const versions: string[] = [];
    for (const version of [undefined, "7", undefined, "2024-01-01", "foo", undefined]) {
      versions.push((await assets.createOrUpdate(data(mine, version === undefined ? {} : { version }))).version);
    }
    expect(versions).toEqual(["1", "7", "8", "2024-01-01", "foo", "9"]);
  });

  test("latest is the newest that is not archived; no other label stands for anything", async () => {
    const { components } = await temporaryWorkspace();
    const code = folderWith({ "train.py": "1" });
    for (const version of ["5", "b", "a"]) await components.createOrUpdate(train(code, { version }));
    const latest = async (): Promise<string | undefined> => (await components.get("train", { label: "latest" }))?.version;
    expect(await latest()).toBe("a");
    await components.archive("train", "a");
    expect(await latest()).toBe("b");
    expect((await components.get("train", "a"))?.archived).toBe(true);
    expect((await components.list({ name: "train" })).map(({ version }) => version)).toEqual(["b", "5"]);
    expect((await components.list({ name: "train", view: "archived" })).map(({ version }) => version)).toEqual(["a"]);
    await components.archive("train");
    expect([await latest(), await components.list()]).toEqual([undefined, []]);
    await components.restore("train", "5");
    expect(await latest()).toBe("5");
    expect((await components.get("train", { label: "default" }))?.version).toBe("5");
    expect(await components.get("train", { label: "stable" })).toBeUndefined();
  });

  test("what only people read may change, the rest may not", async () => {
    const { components } = await temporaryWorkspace();
    const code = folderWith({ "train.py": "1" });
    await components.createOrUpdate(train(code, { version: "1", description: "first" }));
    await components.createOrUpdate(train(code, { version: "1", description: "second", tags: { a: "b" }, displayName: "Train" }));
    expect(await components.get("train", "1")).toMatchObject({ description: "second", tags: { a: "b" } });
    expect(await problem(components.createOrUpdate(train(code, { version: "1", command: "true" })))).toBe(
      `AZML580 component train has a version 1 already, whose "command" is another and cannot be changed (give it another version (--version), or none: it then gets the next one)`,
    );
    writeFileSync(join(code, "train.py"), "2");
    expect(await problem(components.createOrUpdate(train(code, { version: "1" })))).toContain(`whose "code" is another`);
    expect(await problem(components.createOrUpdate(train(code, { version: "1", isDeterministic: false })))).toContain("AZML580");
    // Nothing of it has come in.
    expect(await components.get("train", "1")).toMatchObject({ description: "second", definition: { isDeterministic: true } });
  });

  test("names and versions that would not fit into azureml:name:version are refused", async () => {
    const { data: assets, components } = await temporaryWorkspace();
    const mine = folderWith({ a: "" });
    expect(await problem(assets.createOrUpdate(data(mine, { name: "my data" })))).toMatch(/^AZML581 "my data" cannot be the name/);
    expect(await problem(assets.createOrUpdate(data(mine, { version: "1:2" })))).toMatch(/^AZML581 "1:2" cannot be the version/);
    expect(await problem(assets.createOrUpdate(data(mine, { name: "../x" })))).toMatch(/^AZML581/);
    expect(await problem(components.archive("train"))).toBe("AZML582 the workspace has no component train");
    await components.createOrUpdate(train(mine, { version: "3" }));
    expect(await problem(components.archive("tain"))).toContain('did you mean "train"?');
    expect(await problem(components.archive("train", "4"))).toContain("its versions: 3");
  });
});

describe("files", () => {
  test("are kept as they were, whatever becomes of the user's", async () => {
    const workspace = await temporaryWorkspace();
    const code = folderWith({ "train.py": "print(1)", "lib/x y.py": "", "__pycache__/x.pyc": "" });
    await workspace.components.createOrUpdate(train(code, { version: "1" }));
    rmSync(code, { recursive: true });
    const found = await workspace.components.get("train", "1");
    const kept = found?.definition.kind === "command" && found.definition.code?.kind === "local" ? found.definition.code.path : "";
    expect(kept.startsWith(join(workspace.name, "registry"))).toBe(true);
    expect(filesIn(kept)).toEqual(["lib", "lib/x y.py", "train.py"]);
  });

  test("of equal content are there once", async () => {
    const workspace = await temporaryWorkspace();
    for (const version of ["1", "2"]) await workspace.components.createOrUpdate(train(folderWith({ "train.py": "same" }), { version }));
    expect(readdirSync(join(workspace.name, "registry/content"))).toHaveLength(1);
    expect(readdirSync(join(workspace.name, "registry/aside"))).toEqual([]);
  });

  test("of data cannot be written to, of code can, and both keep that they can be run", async () => {
    const workspace = await temporaryWorkspace();
    const mine = folderWith({ "run.sh": "" });
    chmodSync(join(mine, "run.sh"), 0o755);
    const { definition } = await workspace.data.createOrUpdate(data(mine));
    const path = definition.path.kind === "local" ? definition.path.path : "";
    expect(statSync(join(path, "run.sh")).mode & 0o777).toBe(0o555);
    const { definition: command } = await workspace.components.createOrUpdate(train(mine));
    const code = command.kind === "command" && command.code?.kind === "local" ? command.code.path : "";
    expect(statSync(join(code, "run.sh")).mode & 0o777).toBe(0o755);
  });

  test("that are not there are told all at once, and nothing is registered", async () => {
    const { components } = await temporaryWorkspace();
    const flow = pipeline({ a: command(train("/no/a")), b: command(train("/no/b")) }, {}, "flow");
    expect(await problem(components.createOrUpdate(flow))).toBe(
      "AZML503 there is no file or folder /no/a\nAZML503 there is no file or folder /no/b",
    );
    expect(await components.list()).toEqual([]);
  });

  test("of additional includes lie beside the code, and rules of the code's do not reach them", async () => {
    const { components } = await temporaryWorkspace();
    const code = folderWith({ ".amlignore": "*.csv", "train.py": "", "own.csv": "" });
    const lib = folderWith({ "lib/table.csv": "" });
    const { definition } = await components.createOrUpdate(train(code, { additionalIncludes: [join(lib, "lib")] }));
    const kept = definition.kind === "command" && definition.code?.kind === "local" ? definition.code.path : "";
    expect(filesIn(kept)).toEqual(["lib", "lib/table.csv", "train.py"]);
    expect(definition).not.toHaveProperty("additionalIncludes");
  });

  test("that lie elsewhere are not fetched", async () => {
    const { data: assets } = await temporaryWorkspace();
    const path = { kind: "remote", uri: "https://example.org/a.csv" } as const;
    const { definition } = await assets.createOrUpdate({ kind: "data", name: "web", type: "uri_file", path });
    expect(definition.path).toEqual(path);
  });
});

test("a definition comes back as it was written, numbers included", async () => {
  const { environments, models, components } = await temporaryWorkspace();
  const conda = { dependencies: ["python=3.11", { pip: ["x"] }], version: new WrittenNumber("1.0") };
  await environments.createOrUpdate({ kind: "inline", name: "env", image: "ubuntu", conda });
  expect((await environments.get("env", "1"))?.definition).toEqual({ kind: "inline", name: "env", version: "1", image: "ubuntu", conda });
  const model: ModelAsset = {
    kind: "model",
    name: "m",
    version: "1",
    type: "custom_model",
    stage: "Production",
    path: { kind: "remote", uri: "https://example.org/m.bin" },
    flavors: { python_function: { loader: "x" } },
  };
  expect(await models.createOrUpdate(model)).toMatchObject({
    id: "azureml:m:1",
    type: "custom_model",
    stage: "Production",
    definition: model,
  });
  const odd = component("odd", "true", { inputs: { x: { kind: "number", default: Infinity }, location: { kind: "string" } } });
  expect((await components.createOrUpdate(odd)).definition.inputs).toEqual(odd.inputs);
});

test("an environment without a name is known by what it is made of, as in Azure ML", async () => {
  const { environments } = await temporaryWorkspace();
  const { name, version } = await environments.createOrUpdate({ kind: "inline", image: "ubuntu:22.04" });
  expect([name, version]).toEqual(["CliV2AnonymousEnvironment", expect.stringMatching(/^[0-9a-f]{64}$/)]);
});

describe("several processes", () => {
  const script = new URL("./support/register-data.ts", import.meta.url);

  test("that register at once get a version each", async () => {
    const folder = temporaryFolder();
    const mine = folderWith({ "a.csv": "x".repeat(100_000) });
    const others = [1, 2, 3].map(() => startProcess(script, folder, mine, "5"));
    const lines = await Promise.all(others.map(async ({ ended }) => (await ended).lines));
    expect(
      lines
        .flat()
        .map(Number)
        .sort((a, b) => a - b),
    ).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    const workspace = await temporaryWorkspace(folder);
    expect(await workspace.data.list({ name: "titanic" })).toHaveLength(15);
    expect(readdirSync(join(folder, "registry/content"))).toHaveLength(1);
  });

  test("one that is killed leaves nothing half, and the next one clears up after it", async () => {
    const folder = temporaryFolder();
    const files = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`${index}.csv`, String(index)]));
    const mine = folderWith(files);
    const doomed = startProcess(script, folder, mine, "1");
    await doomed.line("copying");
    doomed.child.kill("SIGKILL");
    await doomed.ended;
    expect(readdirSync(join(folder, "registry/aside"))).toHaveLength(1);
    expect(existsSync(join(folder, "registry/content"))).toBe(false);
    const workspace = await temporaryWorkspace(folder);
    expect(await workspace.data.list()).toEqual([]);
    const { version, definition } = await workspace.data.createOrUpdate(data(mine));
    expect(version).toBe("1");
    const kept = definition.path.kind === "local" ? definition.path.path : "";
    expect(readdirSync(kept)).toHaveLength(2000);
    expect(readFileSync(join(kept, "1999.csv"), "utf8")).toBe("1999");
    expect(readdirSync(join(folder, "registry/aside"))).toEqual([]);
  });
});
