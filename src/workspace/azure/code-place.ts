import { AzmlError } from "../../diagnostics/azml-error.js";
import { apiVersions } from "./api-versions.js";
import { partOf, textOf } from "./answer.js";
import type { ArmClient } from "./arm-client.js";

/** A container that the service has made for code. */
export interface CodePlace {
  readonly blobUri: string;
  /** Signed: may be read, written and listed. */
  readonly sasUri: string;
  /** What the service calls this upload. */
  readonly id?: string;
  /** It is the upload that was asked for: what an earlier try has sent may be there. */
  readonly isSame: boolean;
}

/**
 * Asks for a place for a code's files: a new one, as azure-ai-ml does, or that of an earlier upload.
 *
 * The service's description has "If PendingUploadId = null then random guid will be used" and no more of what becomes of an id.
 */
export async function codePlace(arm: ArmClient, code: string, earlier: string | undefined): Promise<CodePlace> {
  const request = `${code}/startPendingUpload`;
  const pending = await arm.request("POST", request, apiVersions.codes, {
    body: { ...(earlier !== undefined && { pendingUploadId: earlier }), pendingUploadType: "TemporaryBlobReference" },
  });
  const blob = partOf(pending, "blobReferenceForConsumption");
  const blobUri = textOf(blob, "blobUri");
  const sasUri = textOf(partOf(blob, "credential"), "sasUri");
  const id = textOf(pending, "pendingUploadId");
  if (blobUri !== undefined && sasUri !== undefined)
    return {
      blobUri,
      sasUri,
      ...(id !== undefined && { id }),
      isSame: earlier !== undefined && id?.toLowerCase() === earlier.toLowerCase(),
    };
  throw new AzmlError([
    { code: "AZML606", severity: "error", message: "Azure gave no place to upload code to", notes: [`request: POST ${request}`] },
  ]);
}
