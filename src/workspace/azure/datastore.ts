import type { TokenCredential } from "@azure/identity";
import type { ContainerClient } from "@azure/storage-blob";
import { AzmlError } from "../../diagnostics/azml-error.js";
import { apiVersions } from "./api-versions.js";
import { partOf, textOf } from "./answer.js";
import type { ArmClient } from "./arm-client.js";

/** A blob container behind a datastore. */
export interface OpenDatastore {
  readonly container: ContainerClient;
  /** Address of the container, without anything that signs. */
  readonly url: string;
}

/**
 * Opens the container of a datastore: with the secret that the workspace keeps for it, or in the caller's own name when it keeps none.
 *
 * @param blobEndpoint Address of the blob service, where it is not `https://<account>.blob.<endpoint>` (an emulator).
 * @throws AzmlError when there is no such datastore (AZML608) or it is no blob container (AZML611).
 */
export async function openDatastore(
  arm: ArmClient,
  name: string,
  credential: TokenCredential,
  blobEndpoint: string | undefined,
): Promise<OpenDatastore> {
  const properties = partOf(await arm.request("GET", `/datastores/${name}`, apiVersions.datastores), "properties");
  const type = textOf(properties, "datastoreType") ?? "unknown";
  if (type !== "AzureBlob") {
    throw new AzmlError([
      {
        code: "AZML611",
        severity: "error",
        message: `cannot use datastore ${name}: it is of type ${type}`,
        hint: "use a blob datastore, such as workspaceblobstore",
      },
    ]);
  }
  const account = textOf(properties, "accountName") ?? "";
  const service =
    blobEndpoint ??
    `${textOf(properties, "protocol") ?? "https"}://${account}.blob.${textOf(properties, "endpoint") ?? "core.windows.net"}`;
  const url = `${service}/${textOf(properties, "containerName") ?? ""}`;
  const { ContainerClient, StorageSharedKeyCredential } = await import("@azure/storage-blob");
  const kept = textOf(partOf(properties, "credentials"), "credentialsType");
  const secrets =
    kept === "None"
      ? {}
      : await arm.request("POST", `/datastores/${name}/listSecrets`, apiVersions.datastores, { body: { expirableSecret: true } });
  const sasToken = textOf(secrets, "sasToken");
  const key = textOf(secrets, "key");
  if (sasToken !== undefined) return { url, container: new ContainerClient(`${url}?${sasToken.replace(/^\?/, "")}`) };
  if (key !== undefined) return { url, container: new ContainerClient(url, new StorageSharedKeyCredential(account, key)) };
  return { url, container: new ContainerClient(url, credential) };
}
