import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { AzmlError } from "../../src/diagnostics/azml-error.js";
import { planJob } from "../../src/engine/plan/plan-job.js";
import type { LocalPlace } from "../../src/engine/plan/run-plan.js";
import type { BundledJob } from "../../src/model/job.js";
import type { InputValue } from "../../src/model/value.js";
import { command, component, job, localAsset, nested, pipeline } from "./support/job-builder.js";
import { temporaryFolder, temporaryWorkspace } from "./support/temporary-workspace.js";

const place: LocalPlace = { jobName: "my-job", datastores: "/ws/datastores" };

function problems(of: BundledJob): string[] {
  return planJob(of, place).errors.map(({ code, path, message, hint }) => `${code} ${path}: ${message}${hint ? ` (${hint})` : ""}`);
}

const registered = (id: string): InputValue => ({ kind: "asset", asset: { type: "uri_folder", path: { kind: "registered", id } } });
const remote = (uri: string, type: "uri_file" | "uri_folder" = "uri_file"): InputValue => ({
  kind: "asset",
  asset: { type, path: { kind: "remote", uri } },
});
const reading = component("reading", "ls ${{inputs.data}}", { inputs: { data: { kind: "uri_folder" } } });

test("everything that keeps a job from running here is told at once, and nothing is created", async () => {
  const folder = temporaryFolder();
  const file = join(folder, "file");
  writeFileSync(file, "");
  const bad = job(
    pipeline(
      {
        a: command(reading, { data: "${{parent.inputs.cloud}}" }),
        b: command(reading, { data: localAsset("uri_folder", join(folder, "missing")) }),
        c: command(reading, { data: localAsset("uri_folder", file) }),
        d: command(reading, { data: remote("azureml://datastores/blob/paths/x", "uri_folder") }),
        e: command(reading, { data: remote("https://example.org/folder", "uri_folder") }),
        f: command({ kind: "reference", id: "azureml:train:1" }),
        g: nested({ kind: "reference", id: "azureml:flow:1" }),
        h: command(component("h", "true", { more: { code: { kind: "remote", id: "git+https://example.org/x.git" } } })),
        i: command(component("i", "true", { code: join(folder, "no-code") })),
        j: command(reading),
      },
      { inputs: { cloud: { kind: "uri_folder" } } },
    ),
    { cloud: registered("azureml:train_data:1") },
  );
  expect(problems(bad)).toEqual([
    `AZML506 jobs.f.component: component "azureml:train:1" is not registered on this machine (register it here: azml component create FILE --name train --version 1, or load it from its YAML file)`,
    `AZML506 jobs.g.component: component "azureml:flow:1" is not registered on this machine (register it here: azml component create FILE --name flow --version 1, or load it from its YAML file)`,
    `AZML505 inputs.cloud: "azureml:train_data:1" is not registered on this machine (register it here: azml data create FILE --name train_data --version 1; or pass -i cloud=./local/path)`,
    `AZML503 jobs.b.inputs.data: path "${join(folder, "missing")}" does not exist (looked for ${join(folder, "missing")})`,
    `AZML504 jobs.c.inputs.data: input "data" is a uri_folder, a folder, but "${file}" is a file (give the folder, or use a uri_file)`,
    `AZML505 jobs.d.inputs.data: "azureml://datastores/blob/paths/x" lies in the cloud, where a local run does not reach (make it an input of the pipeline, then pass -i data=./local/path, or put the data at /ws/datastores/blob/x)`,
    `AZML513 jobs.e.inputs.data: uri_folder input "data" is an address, and a folder cannot be downloaded from one (download it, then make it an input of the pipeline, then pass -i data=./local/path)`,
    `AZML507 jobs.h.code: code "git+https://example.org/x.git" of component "h" is not on this machine (download it and point \`code\` at the folder)`,
    `AZML503 jobs.i.code: code of component "i" does not exist (looked for ${join(folder, "no-code")})`,
    `AZML508 jobs.j.inputs.data: required input "data" has no value`,
  ]);
  const workspace = await temporaryWorkspace(join(folder, "ws"));
  await expect(workspace.jobs.create(bad)).rejects.toThrow(AzmlError);
  expect(await workspace.jobs.list()).toEqual([]);
});

describe("bindings", () => {
  const echo = component("echo", "echo ${{inputs.text}}", { inputs: { text: { kind: "string", optional: true } } });
  const source = (of: BundledJob, node: number): unknown => planJob(of, place).plan.nodes[node]?.inputs.get("text");

  test("literals are written as Azure ML is sent them, defaults as the component's spec has them", () => {
    const typed = component("typed", "x", {
      inputs: { text: { kind: "number", default: 1 }, flag: { kind: "boolean", default: true }, whole: { kind: "integer", default: 2 } },
    });
    const { plan } = planJob(job(pipeline({ typed: command(typed, { whole: 3 }) })), place);
    expect([...(plan.nodes[0]?.inputs ?? [])]).toEqual([
      ["text", { kind: "literal", text: "1.0" }],
      ["flag", { kind: "literal", text: "True" }],
      ["whole", { kind: "literal", text: "3" }],
    ]);
  });

  test("of a node to another node's input", () => {
    const of = job(pipeline({ a: command(echo, { text: "hi" }), b: command(echo, { text: "${{parent.jobs.a.inputs.text}}" }) }));
    expect(source(of, 1)).toEqual({ kind: "literal", text: "hi" });
  });

  test("to a pipeline's optional input that got nothing leave the input without a value", () => {
    const of = job(
      pipeline({ a: command(echo, { text: "${{parent.inputs.note}}" }) }, { inputs: { note: { kind: "string", optional: true } } }),
    );
    expect(planJob(of, place).errors).toEqual([]);
    expect(source(of, 0)).toBeUndefined();
  });

  test("in a ring of inputs end as a missing value", () => {
    const strict = component("strict", "x", { inputs: { text: { kind: "string" } } });
    const one = pipeline({ x: command(strict, { text: "${{parent.inputs.i}}" }) }, { inputs: { i: { kind: "string" } } });
    const of = job(
      pipeline({ a: nested(one, { i: "${{parent.jobs.b.inputs.i}}" }), b: nested(one, { i: "${{parent.jobs.a.inputs.i}}" }) }),
    );
    expect(problems(of)).toContain(`AZML508 jobs.a.jobs.x.inputs.text: required input "text" has no value`);
  });

  test("through a hundred levels of nesting reach the node that writes", () => {
    let inner = pipeline(
      { w: command(component("w", "x", { outputs: { o: { kind: "string" } } }), {}, { bound: { o: "o" } }) },
      { outputs: { o: { kind: "string" } } },
    );
    for (let level = 0; level < 100; level++)
      inner = pipeline({ n: nested(inner, {}, { o: "o" }) }, { outputs: { o: { kind: "string" } } });
    const of = job(pipeline({ deep: nested(inner), use: command(echo, { text: "${{parent.jobs.deep.outputs.o}}" }) }));
    expect(source(of, 1)).toEqual({ kind: "output", from: { node: 0, output: "o" } });
  });
});

describe("output paths", () => {
  const writing = component("writing", "x", { outputs: { o: { kind: "uri_folder" }, n: { kind: "integer" } } });
  const at = (path: string): PlanOf => planOf({ w: command(writing, {}, { outputs: { o: { path } } }) });
  type PlanOf = { readonly paths: unknown; readonly told: readonly string[] };

  function planOf(
    nodes: Parameters<typeof pipeline>[0],
    outputs: BundledJob["outputs"] = {},
    settings: BundledJob["settings"] = {},
  ): PlanOf {
    const declared = Object.fromEntries(Object.keys(outputs).map((name) => [name, { kind: "uri_folder" as const }]));
    const { plan, errors } = planJob(job(pipeline(nodes, { outputs: declared }), {}, { outputs, settings }), place);
    return {
      paths: Object.fromEntries([...plan.outputPaths].map(([node, paths]) => [plan.nodes[node]?.path, Object.fromEntries(paths)])),
      told: [...errors, ...plan.warnings].map(({ code, path, message, hint }) => `${code} ${path}: ${message}${hint ? ` (${hint})` : ""}`),
    };
  }

  test.each([
    ["azureml://datastores/blob/paths/a/b/", "/ws/datastores/blob/a/b"],
    ["azureml://datastores/blob/paths/", "/ws/datastores/blob"],
    ["azureml://datastores/blob/paths//etc", "/ws/datastores/blob/etc"],
    ["azureml://subscriptions/s/resourceGroups/g/workspaces/w/datastores/blob/paths/日本 x", "/ws/datastores/blob/日本 x"],
    ["azureml://datastores/blob/paths/${{name}}/${{ output_name }}", "/ws/datastores/blob/my-job/o"],
    ["azureml://datastores/${{default_datastore}}/paths/x", "/ws/datastores/workspaceblobstore/x"],
  ])("%s is a place", (path, expected) => {
    expect(at(path)).toEqual({ paths: { w: { o: expected } }, told: [] });
  });

  test.each([
    "azureml://datastores/blob/paths/../x",
    "azureml://datastores/blob/paths/a/../../blob2/x",
    "azureml://datastores/../paths/x",
    "azureml://datastores/blob/paths/a\0b",
  ])("%j leads out and is refused", (path) => {
    const hint = "a datastore's name has letters, digits and _; its paths have no way up";
    expect(at(path)).toEqual({ paths: {}, told: [`AZML517 jobs.w.outputs.o.path: "${path}" leads out of its datastore (${hint})`] });
    const reads = job(pipeline({ r: command(reading, { data: remote(path, "uri_folder") }) }));
    expect(problems(reads)).toEqual([`AZML517 jobs.r.inputs.data: "${path}" leads out of its datastore (${hint})`]);
  });

  test("unknown macros are refused, all at once", () => {
    expect(at("azureml://datastores/blob/paths/${{creation_context.trigger_time}}/${{nme}}/${{constructor}}").told).toEqual([
      "AZML516 jobs.w.outputs.o.path: a local run does not know ${{creation_context.trigger_time}}, ${{nme}}, ${{constructor}} in the path " +
        '"azureml://datastores/blob/paths/${{creation_context.trigger_time}}/${{nme}}/${{constructor}}" ' +
        "(it knows ${{name}}, ${{output_name}}, ${{default_datastore}})",
    ]);
  });

  test("of the job win over those of a pipeline, and these over a node's", () => {
    const path = (of: string): string => `azureml://datastores/\${{default_datastore}}/paths/${of}/\${{output_name}}`;
    const inner = pipeline(
      {
        w: command(writing, {}, { outputs: { o: { path: path("node"), boundTo: "p" } } }),
        v: command(writing, {}, { outputs: { o: { path: path("node") } } }),
      },
      { outputs: { p: { kind: "uri_folder" } } },
    );
    const around = (boundTo: string) => ({ ...nested(inner), outputs: { p: { path: path("pipeline"), boundTo } } });
    const { paths, told } = planOf(
      { a: around("first"), b: around("second") },
      { first: { path: path("job") } },
      { defaultDatastore: "mine" },
    );
    expect(told).toEqual([]);
    expect(paths).toEqual({
      "a/w": { o: "/ws/datastores/mine/job/first" },
      "a/v": { o: "/ws/datastores/mine/node/o" },
      "b/w": { o: "/ws/datastores/mine/pipeline/p" },
      "b/v": { o: "/ws/datastores/mine/node/o" },
    });
  });

  test("elsewhere than in a datastore, and of control outputs, are warnings", () => {
    const outputs = { o: { path: "https://example.org/x" }, n: { path: "azureml://datastores/blob/paths/n" } };
    expect(planOf({ w: command(writing, {}, { outputs }) })).toEqual({
      paths: {},
      told: [
        'AZML540 jobs.w.outputs.o.path: output "o" stays in the folder of the run; its path "https://example.org/x" is used on submission only',
        'AZML540 jobs.w.outputs.n.path: output "n" stays in the folder of the run; its path "azureml://datastores/blob/paths/n" is used on submission only',
      ],
    });
  });
});
