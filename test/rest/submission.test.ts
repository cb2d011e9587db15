import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { AzmlError } from "../../src/diagnostics/azml-error.js";
import type { CommandComponent } from "../../src/model/command-component.js";
import type { CommandNode } from "../../src/model/command-node.js";
import type { PipelineComponent } from "../../src/model/pipeline.js";
import type { PipelineJob } from "../../src/model/pipeline-job.js";
import { submitComponent } from "../../src/rest/submit/submit-component.js";
import { submitJob } from "../../src/rest/submit/submit-job.js";
import { RecordingTarget } from "../conformance/recording-target.js";

const scratch = mkdtempSync(path.join(tmpdir(), "azml-submit-"));
afterAll(() => rmSync(scratch, { recursive: true }));
mkdirSync(path.join(scratch, "code"));
writeFileSync(path.join(scratch, "code", "main.py"), "1");
mkdirSync(path.join(scratch, "same"));
writeFileSync(path.join(scratch, "same", "main.py"), "1");
mkdirSync(path.join(scratch, "empty"));
const names = { name: "job", experimentName: "e" };

function component(name: string, more: Partial<CommandComponent> = {}): CommandComponent {
  return {
    kind: "command",
    name,
    inputs: {},
    outputs: {},
    isDeterministic: true,
    command: "echo",
    environment: { kind: "inline", image: "ubuntu" },
    source: "CLASS",
    ...more,
  };
}

function node(name: string, of: CommandNode["component"]): CommandNode {
  return { kind: "command", name, component: of, inputs: {}, outputs: {}, source: "CLASS" };
}

function pipeline(nodes: PipelineComponent["jobs"][string][]): PipelineComponent {
  return {
    kind: "pipeline",
    name: "p",
    inputs: {},
    outputs: {},
    isDeterministic: true,
    source: "DSL",
    jobs: Object.fromEntries(nodes.map((one) => [one.name, one])),
  };
}

function job(of: PipelineComponent): PipelineJob {
  return { kind: "pipeline_job", component: of, inputs: {}, outputs: {}, settings: {}, source: "DSL" };
}

function calls(target: RecordingTarget): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { call } of target.calls) counts[call] = (counts[call] ?? 0) + 1;
  return counts;
}

describe("a submission", () => {
  it("leaves a build context where it was uploaded to", async () => {
    const target = new RecordingTarget();
    const uri = "https://example.invalid/context/";
    const train = component("train", { environment: { kind: "inline", build: { path: { kind: "remote", uri }, dockerfilePath: "D" } } });
    await submitJob(job(pipeline([node("a", train)])), target, names);
    expect(calls(target)).toEqual({ "PUT environment": 1, "PUT component": 1, "PUT job": 1 });
    expect(target.calls[0]).toMatchObject({
      name: expect.stringMatching(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      version: "1",
      body: { properties: { build: { contextUri: uri, dockerfilePath: "D" }, isAnonymous: true } },
    });
  });

  it("makes each thing once: a hundred nodes of one component take five calls", async () => {
    const target = new RecordingTarget();
    const train = component("train", { code: { kind: "local", path: path.join(scratch, "code") } });
    await submitJob(job(pipeline(Array.from({ length: 100 }, (_, i) => node(`n${i}`, train)))), target, names);
    expect(calls(target)).toEqual({
      "PUT environment": 1,
      "POST startPendingUpload code": 1,
      UPLOAD: 1,
      "PUT code": 1,
      "PUT component": 1,
      "PUT job": 1,
    });
  });

  it("knows equal components, code and environments by their content", async () => {
    const target = new RecordingTarget();
    const code = (folder: string): NonNullable<CommandComponent["code"]> => ({ kind: "local", path: path.join(scratch, folder) });
    await submitJob(
      job(pipeline([node("a", component("x", { code: code("code") })), node("b", component("x", { code: code("same") }))])),
      target,
      names,
    );
    expect(calls(target)).toEqual({
      "PUT environment": 1,
      "POST startPendingUpload code": 1,
      UPLOAD: 1,
      "PUT code": 1,
      "PUT component": 1,
      "PUT job": 1,
    });
    expect(target.calls.find((call) => call.call === "UPLOAD")?.files).toHaveProperty("code/main.py");
  });

  it("creates children before their parents", async () => {
    const target = new RecordingTarget();
    const inner = pipeline([node("a", component("a", { command: "inner" }))]);
    await submitJob(
      job(pipeline([{ kind: "pipeline", name: "sub", component: inner, inputs: {}, outputs: {}, source: "DSL" }])),
      target,
      names,
    );
    const specs = target.calls
      .filter((call) => call.call === "PUT component")
      .map((call) => call.body.properties.componentSpec.type as string);
    expect(specs).toEqual(["command", "pipeline"]);
  });

  it("tells of every missing path at once, and sends nothing", async () => {
    const target = new RecordingTarget();
    const gone = (name: string): CommandNode =>
      node(name, component(name, { code: { kind: "local", path: path.join(scratch, `no-${name}`) } }));
    const error = await submitJob(job(pipeline([gone("a"), gone("b")])), target, names).catch((thrown: unknown) => thrown);
    expect((error as AzmlError).diagnostics.map((d) => `${d.code} ${d.path}`)).toEqual([
      "AZML601 jobs.a.component.code",
      "AZML601 jobs.b.component.code",
    ]);
    expect(target.calls).toEqual([]);
  });

  it.each([
    [
      { code: { kind: "local", path: path.join(scratch, "empty") } },
      `AZML602: there are no files in ${path.join(scratch, "empty")} (an ignore file (.amlignore, .gitignore) may exclude them all)`,
    ],
    [
      { environment: { kind: "reference", id: "azureml:tools" } },
      "AZML603: azureml:tools names neither a version nor a label (write azureml:tools:<version> or azureml:tools@latest)",
    ],
  ] as const)("refuses %j", async (more, message) => {
    await expect(submitJob(job(pipeline([node("a", component("a", more))])), new RecordingTarget(), names)).rejects.toThrow(message);
  });

  it("registers a component under its own name and the next version", async () => {
    const target = new RecordingTarget();
    const id = await submitComponent(component("train"), target);
    expect(id).toMatch(/\/components\/train\/versions\/1$/);
    expect(target.calls.at(-1)?.body.properties).toMatchObject({
      isAnonymous: false,
      properties: { client_component_hash: expect.stringMatching(/^[0-9a-f-]{36}$/) as string },
    });
  });

  it("sends the defaults that a pipeline declares, and leaves out empty texts", async () => {
    const target = new RecordingTarget();
    const of: PipelineComponent = {
      ...pipeline([node("a", component("a"))]),
      inputs: { rate: { kind: "number", default: 1 }, note: { kind: "string" }, on: { kind: "boolean", default: false } },
    };
    await submitJob({ ...job(of), inputs: { note: { kind: "literal", value: "" } } }, target, names);
    expect(target.calls.at(-1)?.body.properties.inputs).toEqual({
      rate: { jobInputType: "literal", value: "1" },
      on: { jobInputType: "literal", value: "False" },
    });
  });
});
