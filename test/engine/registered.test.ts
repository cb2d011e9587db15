import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { AzmlError } from "../../src/diagnostics/azml-error.js";
import type { BundledJob } from "../../src/model/job.js";
import type { AssetKind } from "../../src/model/kind.js";
import type { SweepNode } from "../../src/model/pipeline.js";
import type { InputValue } from "../../src/model/value.js";
import type { LocalWorkspace } from "../../src/workspace/local/open-local-workspace.js";
import { command, component, job, localAsset, nested, pipeline } from "./support/job-builder.js";
import { logOf, runToEnd, statuses, temporaryFolder, temporaryWorkspace } from "./support/temporary-workspace.js";

const reference = (id: string): { readonly kind: "reference"; readonly id: string } => ({ kind: "reference", id });

function asset(type: AssetKind, id: string): InputValue {
  const path = id.startsWith("azureml://") ? ({ kind: "remote", uri: id } as const) : ({ kind: "registered", id } as const);
  return { kind: "asset", asset: { type, path } };
}

/** Says its text, and writes it to its output. */
const say = component("say", "echo said ${{inputs.text}} | tee ${{outputs.file}}", {
  inputs: { text: { kind: "string" } },
  outputs: { file: { kind: "uri_file" } },
  more: { version: "1" },
});

const read = component("read", "cat ${{inputs.data}}/*", { inputs: { data: { kind: "uri_folder" } } });

async function problems(workspace: LocalWorkspace, of: BundledJob): Promise<string[]> {
  const error: unknown = await workspace.jobs.create(of).catch((thrown: unknown) => thrown);
  if (!(error instanceof AzmlError)) throw new Error("it was not refused");
  return error.diagnostics.map(({ code, path, message, hint }) => `${code} ${path}: ${message}${hint ? ` (${hint})` : ""}`);
}

function folderWith(text: string): string {
  const folder = join(temporaryFolder("data"), "my data");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "a.txt"), text);
  return folder;
}

describe("components", () => {
  test("run by any of their names", async () => {
    const workspace = await temporaryWorkspace();
    await workspace.components.createOrUpdate(say);
    const ws = "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w";
    const ids = [
      "azureml:say:1",
      "azureml:say@latest",
      "azureml:say",
      `${ws}/components/say/versions/1`,
      "azureml://registries/r/components/say/versions/1",
    ];
    const nodes = Object.fromEntries(ids.map((id, index) => [`n${index}`, command(reference(id), { text: `t${index}` })]));
    const run = await runToEnd(job(pipeline(nodes)), {}, workspace);
    expect(run.record.nodes.map(({ component: name, status }) => `${name} ${status}`)).toEqual(ids.map(() => "say Completed"));
    expect(await logOf(run, "n4")).toContain("said t4");
  });

  test("are what they are where the node does not say its type", async () => {
    const workspace = await temporaryWorkspace();
    const inputs = { text: { kind: "string" } } as const;
    const inner = pipeline({ a: command(reference("azureml:say:1"), { text: "${{parent.inputs.text}}" }) }, { inputs }, "flow");
    await workspace.components.createOrUpdate(inner);
    await workspace.components.createOrUpdate(say);
    const copy = { kind: "data_transfer", task: "copy_data", name: "copy", isDeterministic: true, source: "BUILDER" } as const;
    const ports = { inputs: { data: { kind: "uri_folder" } }, outputs: { all: { kind: "uri_folder" } } } as const;
    await workspace.components.createOrUpdate({ ...copy, ...ports });
    const of = pipeline({
      untyped: command(reference("azureml:flow:1"), { text: "x" }),
      typed: nested(reference("azureml:flow@latest"), { text: "y" }),
      copy: command(reference("azureml:copy:1"), { data: localAsset("uri_folder", folderWith("z")) }),
    });
    const { record } = await runToEnd(job(of), {}, workspace);
    expect(statuses(record)).toEqual({
      untyped: "Completed",
      "untyped/a": "Completed",
      typed: "Completed",
      "typed/a": "Completed",
      copy: "Completed",
    });
  });

  test("are tried by sweeps and repeated by loops", async () => {
    const workspace = await temporaryWorkspace();
    await workspace.components.createOrUpdate(say);
    await workspace.components.createOrUpdate(
      component("log", `echo '{"key":"m","value":'$\{{inputs.x}}'}' >> $AZML_METRICS_FILE`, { inputs: { x: { kind: "integer" } } }),
    );
    const search: SweepNode = {
      kind: "sweep",
      name: "search",
      component: reference("azureml:log:1"),
      inputs: {},
      outputs: {},
      source: "BUILDER",
      searchSpace: { x: { type: "choice", values: [1, 2] } },
      samplingAlgorithm: "grid",
      objective: { goal: "maximize", primaryMetric: "m" },
      limits: { maxTotalTrials: 2 },
    };
    const items = ["a", "b"].map((value) => ({ text: { kind: "literal", value } as const }));
    const loop = { kind: "parallel_for", name: "loop", body: "body", items, inputs: {}, outputs: {}, source: "BUILDER" } as const;
    const { record } = await runToEnd(job(pipeline({ search, body: command(reference("azureml:say:1"), {}), loop })), {}, workspace);
    expect([record.status, record.nodes.map(({ path }) => path).sort()]).toEqual([
      "Completed",
      ["body", "body/0", "body/1", "search", "search/trial_0", "search/trial_1"],
    ]);
  });

  test("run as the whole of a job that names one", async () => {
    const workspace = await temporaryWorkspace();
    const inputs = { text: { kind: "string" } } as const;
    await workspace.components.createOrUpdate(pipeline({ a: command(say, { text: "${{parent.inputs.text}}" }) }, { inputs }, "flow"));
    const named = job(pipeline({}, { inputs }), { text: "hi" }, { runs: reference("azureml:flow:1") });
    expect(statuses((await runToEnd(named, {}, workspace)).record)).toEqual({ a: "Completed" });
    const other = job(pipeline({}, { inputs }), { txet: "hi" }, { runs: reference("azureml:flow:2") });
    expect(await problems(workspace, other)).toEqual([
      `AZML506 component: component "azureml:flow:2" is not registered on this machine (the local workspace has versions 1 of this component; register it here: azml component create FILE --name flow --version 2, or load it from its YAML file)`,
    ]);
  });

  test("that do not fit are told of all at once", async () => {
    const workspace = await temporaryWorkspace();
    await workspace.components.createOrUpdate(say);
    const none = { inputs: {}, outputs: {}, isDeterministic: true, source: "BUILDER" } as const;
    await workspace.components.createOrUpdate({ kind: "parallel", name: "batches", ...none });
    await workspace.components.createOrUpdate(pipeline({ a: nested(reference("azureml:ring_b:1")) }, {}, "ring_a"));
    await workspace.components.createOrUpdate(pipeline({ a: nested(reference("azureml:ring_a:1")) }, {}, "ring_b"));
    const sweep: SweepNode = {
      kind: "sweep",
      name: "s",
      component: reference("azureml:batches:1"),
      inputs: {},
      outputs: {},
      source: "BUILDER",
      searchSpace: {},
      samplingAlgorithm: "random",
      objective: { goal: "maximize", primaryMetric: "m" },
    };
    const of = pipeline({
      misspelt: command(reference("azureml:say:1"), { txt: "x" }),
      output: { ...command(reference("azureml:say:1"), { text: "x" }), outputs: { fiel: { name: "best" } } },
      reader: command(read, { data: "${{parent.jobs.misspelt.outputs.folder}}" }),
      nested: nested(reference("azureml:say:1")),
      sweep,
      ring: nested(reference("azureml:ring_a:1")),
    });
    expect((await problems(workspace, job(of))).sort()).toEqual([
      `AZML211 jobs.ring.jobs.a.jobs.a.component: component "azureml:ring_a:1" contains itself: azureml:ring_a:1 → azureml:ring_b:1 → azureml:ring_a:1`,
      `AZML508 jobs.misspelt.inputs.text: required input "text" has no value`,
      `AZML583 jobs.nested.component: "azureml:say:1" is a command component: a node of type pipeline cannot run it`,
      `AZML583 jobs.sweep.component: "azureml:batches:1" is a parallel component: a node of type sweep cannot run it`,
      `AZML584 jobs.misspelt.inputs.txt: the registered component of misspelt has no input "txt" (did you mean "text"?)`,
      `AZML584 jobs.output.outputs.fiel: the registered component of output has no output "fiel" (its outputs: file)`,
      `AZML584 jobs.reader.inputs.data: node "misspelt" has no output "folder" (its outputs: file)`,
    ]);
  });

  test("give results that a local one can use again, and the other way round", async () => {
    const workspace = await temporaryWorkspace();
    const code = folderWith("x");
    const environment = { kind: "inline", image: "ubuntu:22.04" } as const;
    const local = component("list", "ls", { code, more: { environment } });
    await workspace.environments.createOrUpdate({ ...environment, name: "env", description: "an image" });
    await workspace.components.createOrUpdate({ ...local, name: "other", environment: reference("azureml:env:1") });
    const first = await runToEnd(job(pipeline({ a: command(local) }), {}, { name: "first" }), {}, workspace);
    const again = await runToEnd(job(pipeline({ a: command(reference("azureml:other:1")) })), {}, workspace);
    expect([first.record.nodes[0]?.reason, again.record.nodes[0]?.reason]).toEqual([undefined, "the same as in first"]);
  });
});

describe("data and models", () => {
  test("are read by their names, by label, and by the kind of the input", async () => {
    const workspace = await temporaryWorkspace();
    const folder = folderWith("of data");
    const model = folderWith("of a model");
    await workspace.data.createOrUpdate({
      kind: "data",
      name: "x",
      type: "uri_folder",
      path: { kind: "local", path: folder, written: "" },
    });
    await workspace.models.createOrUpdate({
      kind: "model",
      name: "x",
      type: "mlflow_model",
      path: { kind: "local", path: model, written: "" },
    });
    const readModel = component("read_model", "cat ${{inputs.data}}/*", { inputs: { data: { kind: "mlflow_model" } } });
    const of = pipeline(
      {
        a: command(read, { data: asset("uri_folder", "azureml:x:1") }),
        b: command(readModel, { data: asset("mlflow_model", "azureml:x@latest") }),
        c: command(read, { data: "${{parent.inputs.data}}" }),
      },
      { inputs: { data: { kind: "uri_folder" } } },
    );
    const run = await runToEnd(job(of, { data: asset("uri_folder", "azureml://registries/r/data/x/versions/1") }), {}, workspace);
    expect(await Promise.all(["a", "b", "c"].map((node) => logOf(run, node)))).toEqual([
      expect.stringContaining("of data"),
      expect.stringContaining("of a model"),
      expect.stringContaining("of data"),
    ]);
  });

  test("that are not here, or of another shape, are told of", async () => {
    const workspace = await temporaryWorkspace();
    const file = join(folderWith("x"), "a.txt");
    await workspace.data.createOrUpdate({ kind: "data", name: "file", type: "uri_file", path: { kind: "local", path: file, written: "" } });
    const of = pipeline({
      a: command(read, { data: asset("uri_folder", "azureml:file:1") }),
      b: command(read, { data: asset("uri_folder", "azureml:file:2") }),
      c: command(read, { data: asset("uri_folder", "azureml:file") }),
    });
    expect(await problems(workspace, job(of))).toEqual([
      `AZML504 jobs.a.inputs.data: input "data" is a uri_folder, a folder, but "azureml:file:1" is a file (give the folder, or use a uri_file)`,
      `AZML505 jobs.b.inputs.data: "azureml:file:2" is not registered on this machine (the local workspace has versions 1 of this data asset; register it here: azml data create FILE --name file --version 2; or make it an input of the pipeline, then pass -i data=./local/path)`,
      expect.stringContaining(`AZML505 jobs.c.inputs.data: "azureml:file" is not registered`),
    ]);
  });
});

describe("outputs", () => {
  const write = component("write", "echo ${{inputs.text}} > ${{outputs.model}}/m.txt", {
    inputs: { text: { kind: "string" } },
    outputs: { model: { kind: "custom_model" } },
  });
  const writing = (text: string, version?: string, settings: object = {}): BundledJob =>
    job(pipeline({ w: { ...command(write, { text }), outputs: { model: { name: "best", ...(version && { version }), ...settings } } } }));

  test("become models and data when their node has completed, with the next version", async () => {
    const workspace = await temporaryWorkspace();
    const { record, events } = await runToEnd(writing("one", undefined, { description: "the best" }), {}, workspace);
    expect(record.nodes[0]?.outputs["model"]?.asset).toBe("azureml:best:1");
    expect(events).toContainEqual(expect.objectContaining({ type: "node_output", output: "model", asset: "azureml:best:1" }));
    await runToEnd(writing("two"), {}, workspace);
    const list = await workspace.models.list({ name: "best" });
    expect(list.map(({ version, job: by, description }) => [version, by?.replace(/^.*\//, "…/"), description])).toEqual([
      ["2", "…/w", undefined],
      ["1", "…/w", "the best"],
    ]);
    const latest = await workspace.models.get("best", { label: "latest" });
    const path = latest?.definition.path.kind === "local" ? latest.definition.path.path : "";
    expect(readFileSync(join(path, "m.txt"), "utf8")).toBe("two\n");
  });

  test("of a result that is used again are the version that it made", async () => {
    const workspace = await temporaryWorkspace();
    await runToEnd(writing("one"), {}, workspace);
    const again = await runToEnd(writing("one"), {}, workspace);
    expect(again.record.nodes[0]).toMatchObject({
      reason: expect.stringMatching(/^the same as/),
      outputs: { model: { asset: "azureml:best:1" } },
    });
    const fresh = await runToEnd(writing("one"), { reuse: false }, workspace);
    expect(fresh.record.nodes[0]?.outputs["model"]?.asset).toBe("azureml:best:2");
  });

  test("with a version that is there fail the node unless they are the same, and the user is told before it runs", async () => {
    const workspace = await temporaryWorkspace();
    await runToEnd(writing("one", "1"), {}, workspace);
    const same = await runToEnd(writing("one", "1"), { reuse: false }, workspace);
    const other = await runToEnd(writing("two", "1"), {}, workspace);
    expect(same.record.status).toBe("Completed");
    expect(other.record.nodes[0]?.failure).toMatchObject({
      code: "AZML580",
      message: `output "model" is not registered: model best has a version 1 already, whose "path" is another and cannot be changed`,
    });
    expect(other.events.flatMap((event) => (event.type === "warning" ? [event.diagnostic.code] : []))).toEqual(["AZML585"]);
    expect(await workspace.models.list({ name: "best" })).toHaveLength(1);
  });

  test("show no secret in their descriptions", async () => {
    const workspace = await temporaryWorkspace();
    const description = "made with hunter22";
    const node = { ...command(write, { text: "x" }), outputs: { model: { name: "best", description } } };
    await runToEnd(job(pipeline({ w: node })), { secretVariables: { PASSWORD: "hunter22" } }, workspace);
    expect((await workspace.models.get("best", { label: "latest" }))?.definition.description).toBe("made with ***");
  });

  test("are registered as the pipeline says, where it says it, and can be used by the next job", async () => {
    const workspace = await temporaryWorkspace();
    const node = { ...command(write, { text: "x" }), outputs: { model: { boundTo: "out", name: "of_node" } } };
    const of = job(
      pipeline({ w: node }, { outputs: { out: { kind: "custom_model" } } }),
      {},
      { outputs: { out: { name: "of_job", version: "7" } } },
    );
    const { record } = await runToEnd(of, {}, workspace);
    expect([record.outputs["out"]?.asset, (await workspace.models.list()).map(({ name }) => name)]).toEqual([
      "azureml:of_job:7",
      ["of_job"],
    ]);
    const readModel = component("read_model", "cat ${{inputs.model}}/m.txt", { inputs: { model: { kind: "custom_model" } } });
    const next = await runToEnd(
      job(pipeline({ r: command(readModel, { model: asset("custom_model", "azureml:of_job:7") }) })),
      {},
      workspace,
    );
    expect(await logOf(next, "r")).toContain("x");
  });
});
