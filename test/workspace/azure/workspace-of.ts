import { type AzureWorkspaceOptions, openAzureWorkspace } from "../../../src/workspace/azure/open-azure-workspace.js";
import type { Workspace } from "../../../src/workspace/workspace.js";
import type { Azurite } from "./azurite.js";
import { subscription } from "./fake-replies.js";
import type { FakeService } from "./fake-service.js";

/** A workspace whose requests go to `service` and whose blobs to `azurite`. */
export function workspaceOf(
  service: FakeService,
  azurite: Azurite,
  { token = "a.b.c", ...more }: Partial<AzureWorkspaceOptions> & { readonly token?: string } = {},
): Promise<Workspace> {
  return openAzureWorkspace({
    subscription,
    resourceGroup: "rg",
    workspace: "ws",
    endpoint: service.endpoint,
    blobEndpoint: azurite.endpoint,
    credential: { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) },
    ...more,
  });
}
