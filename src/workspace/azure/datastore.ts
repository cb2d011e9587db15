import type { TokenCredential } from "@azure/identity";
import type { ContainerClient } from "@azure/storage-blob";
import { AzmlError } from "../../diagnostics/azml-error.js";
import { apiVersions } from "./api-versions.js";
import type { Answer, ArmClient } from "./arm-client.js";

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
export async function openDatastore(arm: ArmClient, name: string, credential: TokenCredential, blobEndpoint: string | undefined): Promise<OpenDatastore> {
  const { properties } = (await arm.request("GET", `/datastores/${name}`, apiVersions.datastores)) as { properties: Answer };
  if (properties["datastoreType"] !== "AzureBlob") {
    throw new AzmlError([{ code: "AZML611", severity: "error", message: `cannot upload to datastore ${name}: it is of type ${String(properties["datastoreType"])}`, hint: "use a blob datastore, such as workspaceblobstore" }]);
  }
  const account = String(properties["accountName"]);
  const service = blobEndpoint ?? `${String(properties["protocol"] ?? "https")}://${account}.blob.${String(properties["endpoint"] ?? "core.windows.net")}`;
  const url = `${service}/${String(properties["containerName"])}`;
  const { ContainerClient, StorageSharedKeyCredential } = await import("@azure/storage-blob");
  const kept = (properties["credentials"] as Answer | undefined)?.["credentialsType"];
  const secrets = kept === "None" ? {} : await arm.request("POST", `/datastores/${name}/listSecrets`, apiVersions.datastores, { body: { expirableSecret: true } });
  const { sasToken, key } = secrets;
  if (typeof sasToken === "string") return { url, container: new ContainerClient(`${url}?${sasToken.replace(/^\?/, "")}`) };
  if (typeof key === "string") return { url, container: new ContainerClient(url, new StorageSharedKeyCredential(account, key)) };
  return { url, container: new ContainerClient(url, credential) };
}
