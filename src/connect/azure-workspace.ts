import type { TokenCredential } from "@azure/identity";
import { AzmlError } from "../diagnostics/azml-error.js";
import { compact } from "../util/compact.js";
import { connect } from "./connect.js";
import type { RegisteredWorkspace } from "./registered-workspace.js";

/** Which Azure ML workspace, and who asks. */
export interface AzureWorkspaceOptions {
  /** Id of the subscription. Default: `AZUREML_ARM_SUBSCRIPTION`, else what config.json says. */
  readonly subscription?: string;
  /** Default: `AZUREML_ARM_RESOURCEGROUP`, else what config.json says. */
  readonly resourceGroup?: string;
  /** Name of the workspace. Default: `AZUREML_ARM_WORKSPACE_NAME`, else what config.json says. */
  readonly workspace?: string;
  /** Default: whoever is signed in on this machine (`DefaultAzureCredential`). */
  readonly credential?: TokenCredential;
  /** Azure's management endpoint. Default: `AZML_ARM_ENDPOINT`, as for the command line, else `https://management.azure.com`. */
  readonly endpoint?: string;
}

/**
 * Opens an Azure ML workspace. What is not given is taken from the environment (`AZUREML_ARM_SUBSCRIPTION` and its siblings) or from a
 * `config.json`, as `MLClient.from_config` does. Nothing is asked of Azure before something is done with it.
 *
 * @throws AzmlError AZML604 when no workspace is named.
 * @example
 * const workspace = await azureWorkspace({ subscription, resourceGroup: "rg", workspace: "ws" });
 * for (const { name, version } of await workspace.models.list()) console.log(name, version);
 */
export async function azureWorkspace(options: AzureWorkspaceOptions = {}): Promise<RegisteredWorkspace> {
  const { credential, endpoint, ...given } = options;
  const { resolveAzureWorkspace } = await import("../workspace/azure/resolve-azure-workspace.js");
  const { openAzureWorkspace } = await import("../workspace/azure/open-azure-workspace.js");
  const named = resolveAzureWorkspace({ given });
  if (!named) {
    const hint = "give subscription, resourceGroup and workspace, or write a config.json";
    throw new AzmlError([{ code: "AZML604", severity: "error", message: "no Azure ML workspace is named", hint }]);
  }
  const { AZML_ARM_ENDPOINT, AZML_BLOB_ENDPOINT: blobEndpoint } = process.env;
  return connect(await openAzureWorkspace({ ...named, ...compact({ credential, endpoint: endpoint ?? AZML_ARM_ENDPOINT, blobEndpoint }) }));
}
