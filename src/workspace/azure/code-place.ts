import { createHash } from "node:crypto";
import { AzmlError } from "../../diagnostics/azml-error.js";
import { uuidText } from "../../hash/component-hash.js";
import type { CodeUpload } from "../../rest/submit/submission-target.js";
import { apiVersions } from "./api-versions.js";
import { partOf, textOf } from "./answer.js";
import type { ArmClient } from "./arm-client.js";

/** A container that the service has made for code. */
export interface CodePlace {
  readonly blobUri: string;
  /** Signed: may be read, written and listed. */
  readonly sasUri: string;
  /** The service took the id that was asked for: another try may be given the same container. */
  readonly isNamed: boolean;
}

/**
 * The id by which an upload of this code is known: that of the same files in a folder of the same name is the same in each try.
 *
 * @example
 * pendingUploadId({ hash: "0000", folder: "src", files: [] }) // "7b1f0d0e-…"
 */
export function pendingUploadId({ hash, folder }: CodeUpload): string {
  return uuidText(createHash("sha256").update(`${hash}/${folder}`).digest("hex"));
}

/**
 * Asks for a place for a code's files. Without an id as azure-ai-ml does, which gives another place each time.
 *
 * The service's description has "If PendingUploadId = null then random guid will be used" and no more of what becomes of an id.
 */
export async function codePlace(arm: ArmClient, code: string, id: string | undefined): Promise<CodePlace> {
  const request = `${code}/startPendingUpload`;
  const pending = await arm.request("POST", request, apiVersions.codes, {
    body: { ...(id !== undefined && { pendingUploadId: id }), pendingUploadType: "TemporaryBlobReference" },
  });
  const blob = partOf(pending, "blobReferenceForConsumption");
  const blobUri = textOf(blob, "blobUri");
  const sasUri = textOf(partOf(blob, "credential"), "sasUri");
  if (blobUri !== undefined && sasUri !== undefined)
    return { blobUri, sasUri, isNamed: id !== undefined && textOf(pending, "pendingUploadId")?.toLowerCase() === id };
  throw new AzmlError([
    { code: "AZML606", severity: "error", message: "Azure gave no place to upload code to", notes: [`request: POST ${request}`] },
  ]);
}
