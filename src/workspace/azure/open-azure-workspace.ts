import type { TokenCredential } from "@azure/identity";
import { AzmlError } from "../../diagnostics/azml-error.js";
import type { Workspace } from "../workspace.js";
import { ArmClient } from "./arm-client.js";
import { AzureAssets } from "./azure-assets.js";
import { AzureJobs } from "./azure-jobs.js";
import { AzureSchedules } from "./azure-schedules.js";
import { isOnThisMachine } from "./is-on-this-machine.js";
import { defaultCredential, explained } from "./credential.js";
import type { AzureWorkspaceName } from "./resolve-azure-workspace.js";
import type { Polling } from "./stream-job.js";
import { TokenSource } from "./token-source.js";

export interface AzureWorkspaceOptions extends AzureWorkspaceName {
  /** Default: whoever is signed in on this machine (`DefaultAzureCredential`). */
  readonly credential?: TokenCredential;
  /** Azure's management endpoint. Default `https://management.azure.com`; another one for sovereign clouds, or a server on this machine. */
  readonly endpoint?: string;
  /** Address of the blob service, where it is not `https://<account>.blob.core.windows.net` (an emulator). */
  readonly blobEndpoint?: string;
  /** Seconds between two looks at a job that is followed. Default: from 2, growing to 60. */
  readonly polling?: Polling;
  /** Put repository, branch and commit into the properties of jobs, as azure-ai-ml does. Default true. */
  readonly git?: boolean;
}

/**
 * Opens an Azure ML workspace. Nothing is asked of Azure until something is done with it; Azure's libraries are loaded here.
 *
 * @throws AzmlError when the endpoint is plain http and not on this machine.
 * @example
 * const workspace = await openAzureWorkspace({ subscription, resourceGroup: "rg", workspace: "ws" });
 * const run = await workspace.jobs.create(job);
 */
export async function openAzureWorkspace(options: AzureWorkspaceOptions): Promise<Workspace> {
  const {
    endpoint = "https://management.azure.com",
    subscription,
    resourceGroup,
    workspace,
    polling = { least: 2, most: 60 },
    git = true,
  } = options;
  refuseRemoteHttp(endpoint);
  const credential = options.credential === undefined ? await defaultCredential() : explained(options.credential);
  const tokens = new TokenSource(credential, options.credential === undefined ? defaultCredential : undefined);
  const arm = await ArmClient.connect({ subscription, resourceGroup, workspace }, tokens, endpoint);
  const target = { polling, blobEndpoint: options.blobEndpoint };
  return {
    kind: "azure",
    name: workspace,
    jobs: new AzureJobs(arm, credential, tokens, { ...target, git }),
    components: new AzureAssets("components", arm, credential, target),
    environments: new AzureAssets("environments", arm, credential, target),
    data: new AzureAssets("data", arm, credential, target),
    models: new AzureAssets("models", arm, credential, target),
    schedules: new AzureSchedules(arm, credential, target),
    close: async () => undefined,
  };
}

function refuseRemoteHttp(endpoint: string): void {
  if (endpoint.startsWith("https:") || isOnThisMachine(endpoint)) return;
  throw new AzmlError([
    { code: "AZML609", severity: "error", message: `${endpoint} is not encrypted, and not on this machine`, hint: "use https" },
  ]);
}
