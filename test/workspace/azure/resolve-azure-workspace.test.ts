import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { AzmlError } from "../../../src/diagnostics/azml-error.js";
import { resolveAzureWorkspace } from "../../../src/workspace/azure/resolve-azure-workspace.js";

const scratch = mkdtempSync(path.join(tmpdir(), "azml-resolve-"));
afterAll(() => rmSync(scratch, { recursive: true }));

function project(name: string, config: Record<string, string>): string {
  const deep = path.join(scratch, name, "a", "b");
  mkdirSync(deep, { recursive: true });
  for (const [file, text] of Object.entries(config)) {
    mkdirSync(path.dirname(path.join(scratch, name, file)), { recursive: true });
    writeFileSync(path.join(scratch, name, file), text);
  }
  return deep;
}

const names = { subscription: "s", resourceGroup: "g", workspace: "w" };
const json = JSON.stringify({ subscription_id: "s", resource_group: "g", workspace_name: "w" });

describe("resolveAzureWorkspace", () => {
  it.each(["config.json", ".azureml/config.json", "aml_config/config.json"])("finds %s in a folder above", (file) => {
    expect(resolveAzureWorkspace({ folder: project(`p-${path.dirname(file)}`, { [file]: `\uFEFF${json}` }), environment: {} })).toEqual(
      names,
    );
  });

  it("passes by the config.json of another program", () => {
    const folder = project("other", { "config.json": json, "a/config.json": '{ "port": 80 }' });
    expect(resolveAzureWorkspace({ folder, environment: {} })).toEqual(names);
  });

  it("understands the older form", () => {
    const scope = "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w";
    expect(
      resolveAzureWorkspace({ folder: project("scope", { "config.json": JSON.stringify({ Scope: scope }) }), environment: {} }),
    ).toEqual(names);
  });

  it("prefers what is given, then the environment, then the file", () => {
    const folder = project("order", { "config.json": json });
    const environment = { AZUREML_ARM_RESOURCEGROUP: "env-g", AZUREML_ARM_WORKSPACE_NAME: "env-w" };
    expect(resolveAzureWorkspace({ folder, environment, given: { workspace: "given-w" } })).toEqual({
      subscription: "s",
      resourceGroup: "env-g",
      workspace: "given-w",
    });
  });

  it("is silent when nothing names a workspace", () => {
    expect(resolveAzureWorkspace({ folder: project("none", {}), environment: { AZURE_SUBSCRIPTION_ID: "s" } })).toBeUndefined();
  });

  it("says what is missing", () => {
    const resolve = (): unknown => resolveAzureWorkspace({ folder: project("half", {}), environment: {}, given: { workspace: "w" } });
    expect(resolve).toThrow(AzmlError);
    expect(resolve).toThrow("AZML604: the workspace is only half named: there is no subscription and no resource group");
  });

  it("says when config.json is broken", () => {
    const folder = project("broken", { "config.json": '{ "workspace_name": ' });
    expect(() => resolveAzureWorkspace({ folder, environment: {} })).toThrow(/AZML604: .*config\.json is not valid JSON/);
  });
});
