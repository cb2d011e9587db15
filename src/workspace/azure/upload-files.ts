import type { BlockBlobClient, ContainerClient } from "@azure/storage-blob";
import pMap from "p-map";
import { AzmlError } from "../../diagnostics/azml-error.js";
import type { CodeFile } from "../../hash/list-code-files.js";
import { refusalHint } from "./refusal-hint.js";
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
  /** The container was made for this upload: there is no earlier one to look for. */
  readonly isNew?: boolean;
}

/**
 * Uploads files as block blobs. When the mark of an earlier, complete upload is found, nothing is sent; what an interrupted one left is not
 * sent again. The mark is on the first file, which goes last.
 *
 * @throws AzmlError (AZML610) when the storage refuses.
 */
export async function uploadFiles(container: ContainerClient, upload: FileUpload): Promise<void> {
  const [first, ...others] = upload.files;
  if (first === undefined) return;
  const blobOf = (file: CodeFile): BlockBlobClient => container.getBlockBlobClient(upload.prefix + file.relativePath);
  const metadata = { upload_status: "completed", name: upload.name, version: upload.version };
  try {
    if (upload.isNew !== true && (await isComplete(blobOf(first)))) return;
    await pMap(others, (file) => send(blobOf(file), file.path), { concurrency });
    const existed = !(await send(blobOf(first), first.path, metadata));
    if (existed) await blobOf(first).setMetadata(metadata);
  } catch (error) {
    throw storageProblem(error, container, "upload to");
  }
}

/** False when the blob is there already: its address holds the hash of its content. */
async function send(blob: BlockBlobClient, file: string, metadata?: Record<string, string>): Promise<boolean> {
  try {
    await blob.uploadFile(file, { conditions: { ifNoneMatch: "*" }, ...(metadata === undefined ? {} : { metadata }) });
    return true;
  } catch (error) {
    if (codeOf(error) === "BlobAlreadyExists") return false;
    throw error;
  }
}

async function isComplete(indicator: BlockBlobClient): Promise<boolean> {
  try {
    const { metadata } = await indicator.getProperties();
    return metadata?.["upload_status"] === "completed";
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
}

/** What the storage said, when it would not take or give files. */
export function storageProblem(error: unknown, container: ContainerClient, way: "upload to" | "download from"): AzmlError {
  if (error instanceof AzmlError) return error;
  const { message = String(error) } = error as { message?: string };
  return new AzmlError([
    {
      code: "AZML610",
      severity: "error",
      message: `cannot ${way} ${container.accountName || "the storage account"}/${container.containerName}: ${codeOf(error) ?? redact(message.split("\n")[0] ?? message)}`,
      hint: hintOf(error, way),
    },
  ]);
}

function hintOf(error: unknown, way: string): string {
  const [word] = way.split(" ");
  const status = statusOf(error);
  const code = codeOf(error);
  const known = code === undefined ? undefined : refusalHint({ status: undefined, codes: [code], text: "" });
  if (known !== undefined) return known;
  if (status === 403) return `the account's network rules or your role on it may forbid the ${word}`;
  return `check the network${way === "upload to" ? "; what was uploaded is kept and not sent again" : ""}`;
}

function codeOf(error: unknown): string | undefined {
  const { code, details } = error as { code?: string; details?: { errorCode?: string } };
  return details?.errorCode ?? code;
}

function statusOf(error: unknown): number | undefined {
  return (error as { statusCode?: number }).statusCode;
}
