import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { AzmlError } from "../../diagnostics/azml-error.js";

/** Which workspace. */
export interface AzureWorkspaceName {
  readonly subscription: string;
  readonly resourceGroup: string;
  readonly workspace: string;
}

export interface ResolveOptions {
  /** What was said outright; wins over everything else. */
  readonly given?: Partial<AzureWorkspaceName>;
  /** Folder where the search for a configuration begins. Default: the current one. */
  readonly folder?: string;
  /** Default: the process's. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/**
 * Finds out which workspace is meant: what was given; then AZUREML_ARM_SUBSCRIPTION, AZUREML_ARM_RESOURCEGROUP and AZUREML_ARM_WORKSPACE_NAME
 * (AZURE_SUBSCRIPTION_ID, AZURE_RESOURCE_GROUP, AZUREML_WORKSPACE_NAME work too); then `config.json`, as `MLClient.from_config` looks it
 * up: in the folder, its `.azureml` or its `aml_config`, then in the folders above.
 *
 * @returns undefined when nothing names a workspace at all.
 * @throws AzmlError (AZML604) when a part is missing or `config.json` cannot be read.
 * @example resolveAzureWorkspace({ given: { workspace: "ws" } })
 */
export function resolveAzureWorkspace(options: ResolveOptions = {}): AzureWorkspaceName | undefined {
  const { given = {}, environment = process.env } = options;
  const variables = parts(
    environment["AZUREML_ARM_SUBSCRIPTION"] ?? environment["AZURE_SUBSCRIPTION_ID"],
    environment["AZUREML_ARM_RESOURCEGROUP"] ?? environment["AZURE_RESOURCE_GROUP"],
    environment["AZUREML_ARM_WORKSPACE_NAME"] ?? environment["AZUREML_WORKSPACE_NAME"],
  );
  const needsFile = !isComplete({ ...variables, ...given });
  const file = needsFile ? findConfig(path.resolve(options.folder ?? ".")) : undefined;
  const named = { ...(file === undefined ? {} : readConfig(file)), ...variables, ...given };
  if (isComplete(named)) return named;
  // A subscription alone is what many machines have set for other tools.
  if (named.workspace === undefined && given.resourceGroup === undefined && given.subscription === undefined && file === undefined)
    return undefined;
  const missing = (["subscription", "resourceGroup", "workspace"] as const).filter((part) => named[part] === undefined);
  throw new AzmlError([
    {
      code: "AZML604",
      severity: "error",
      message: `the workspace is only half named: there is ${missing.map((part) => words[part]).join(" and ")}`,
      notes: [file === undefined ? "found no config.json in this folder or above" : `read ${file}`],
      hint: "give --subscription, -g and -w, set AZUREML_ARM_SUBSCRIPTION, AZUREML_ARM_RESOURCEGROUP and AZUREML_ARM_WORKSPACE_NAME, or write a config.json",
    },
  ]);
}

const words = { subscription: "no subscription", resourceGroup: "no resource group", workspace: "no workspace name" } as const;

function parts(
  subscription: string | undefined,
  resourceGroup: string | undefined,
  workspace: string | undefined,
): Partial<AzureWorkspaceName> {
  return { ...(subscription ? { subscription } : {}), ...(resourceGroup ? { resourceGroup } : {}), ...(workspace ? { workspace } : {}) };
}

function isComplete(named: Partial<AzureWorkspaceName>): named is AzureWorkspaceName {
  return Boolean(named.subscription && named.resourceGroup && named.workspace);
}

function findConfig(folder: string): string | undefined {
  for (let place = folder; ; place = path.dirname(place)) {
    const found = ["config.json", ".azureml/config.json", "aml_config/config.json"]
      .map((name) => path.join(place, name))
      .find(isWorkspaceConfig);
    if (found !== undefined || path.dirname(place) === place) return found;
  }
}

/** Many programs have a config.json; ours names a workspace. */
function isWorkspaceConfig(file: string): boolean {
  return existsSync(file) && /"workspace_name"|"Scope"/.test(readFileSync(file, "utf8"));
}

function readConfig(file: string): Partial<AzureWorkspaceName> {
  try {
    const config = JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, "")) as Record<string, string | undefined>;
    const scope = /\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/[^/]+\/workspaces\/([^/]+)/i.exec(config["Scope"] ?? "");
    if (scope) return parts(scope[1], scope[2], scope[3]);
    return parts(config["subscription_id"], config["resource_group"], config["workspace_name"]);
  } catch (error) {
    throw new AzmlError([{ code: "AZML604", severity: "error", message: `${file} is not valid JSON: ${(error as Error).message}` }]);
  }
}
