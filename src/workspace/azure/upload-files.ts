import type { ContainerClient } from "@azure/storage-blob";
import pMap from "p-map";
import { AzmlError } from "../../diagnostics/azml-error.js";
import type { CodeFile } from "../../hash/list-code-files.js";
import { redact } from "./service-problem.js";

/** Files on their way at once. */
const concurrency = 16;

export interface FileUpload {
  readonly files: readonly CodeFile[];
  /** Put before each file's path in the container. */
  readonly prefix: string;
  /** Written to the first file when all are there, beside `upload_status: completed`. */
  readonly name: string;
  readonly version: string;
}

/**
 * Uploads files as block blobs. When the mark of an earlier, complete upload is found, nothing is sent; what an interrupted one left is not
 * sent again. The mark is written last.
 *
 * @throws AzmlError (AZML610) when the storage refuses.
 */
export async function uploadFiles(container: ContainerClient, upload: FileUpload): Promise<void> {
  const [first] = upload.files;
  if (first === undefined) return;
  const indicator = container.getBlockBlobClient(upload.prefix + first.relativePath);
  try {
    if (await isComplete(indicator)) return;
    await pMap(
      upload.files,
      async (file) => {
        const blob = container.getBlockBlobClient(upload.prefix + file.relativePath);
        await blob.uploadFile(file.path, { conditions: { ifNoneMatch: "*" } }).catch((error: unknown) => {
          if (codeOf(error) !== "BlobAlreadyExists") throw error;
        });
      },
      { concurrency },
    );
    await indicator.setMetadata({ upload_status: "completed", name: upload.name, version: upload.version });
  } catch (error) {
    throw storageProblem(error, container);
  }
}

async function isComplete(indicator: { getProperties(): Promise<{ metadata?: Record<string, string> }> }): Promise<boolean> {
  try {
    const { metadata } = await indicator.getProperties();
    return metadata?.["upload_status"] === "completed";
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
}

function storageProblem(error: unknown, container: ContainerClient): AzmlError {
  if (error instanceof AzmlError) return error;
  const { message = String(error) } = error as { message?: string };
  return new AzmlError([
    {
      code: "AZML610",
      severity: "error",
      message: `cannot upload to ${container.accountName || "the storage account"}/${container.containerName}: ${codeOf(error) ?? redact(message.split("\n")[0] ?? message)}`,
      hint:
        statusOf(error) === 403
          ? "the account's network rules or your role on it may forbid the upload"
          : "check the network; what was uploaded is kept and not sent again",
    },
  ]);
}

function codeOf(error: unknown): string | undefined {
  const { code, details } = error as { code?: string; details?: { errorCode?: string } };
  return details?.errorCode ?? code;
}

function statusOf(error: unknown): number | undefined {
  return (error as { statusCode?: number }).statusCode;
}
