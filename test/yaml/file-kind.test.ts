import { describe, expect, it } from "vitest";
import { fileKind } from "../../src/yaml/file-kind.js";
import { yamlFolder } from "./yaml-folder.js";

const schema = (name: string): string => `$schema: https://azuremlschemas.azureedge.net/latest/${name}.schema.json\n`;

describe("what a YAML file describes", () => {
  it.each([
    [`${schema("pipelineJob")}type: pipeline\njobs: {}\n`, "pipeline"],
    [`${schema("pipelineJob")}jobs:\n  a:\n    type: command\n`, "pipeline"],
    [`${schema("pipelineJob")}type: sweep\n`, "job"],
    [`${schema("pipelineJob")}type: "pipeline" # one\njobs: {}\n`, "pipeline"],
    [`${schema("pipelineJob")}<<: { type: command }\n`, "job"],
    [`${schema("commandJob")}command: ls\n`, "job"],
    ["command: ls\n", "job"],
    ["jobs: { a: { type: command } }\n", "pipeline"],
    [`${schema("pipelineComponent")}type: pipeline\n`, "component"],
    [`${schema("schedule")}trigger: {}\n`, "schedule"],
    [`trigger: {}\ncreate_job:\n  ${schema("pipelineJob")}  type: pipeline\n`, "schedule"],
    [`description: |\n  ${schema("pipelineJob")}type: spark\n`, "job"],
    [schema("data"), "data"],
    [schema("model"), "model"],
    [schema("environment"), "environment"],
    ["", "pipeline"],
  ])("%j", (text, kind) => {
    expect(fileKind(yamlFolder({ "file.yml": text }))).toBe(kind);
  });
});
