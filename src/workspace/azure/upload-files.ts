import type { BlockBlobClient, ContainerClient } from "@azure/storage-blob";
import type { LimitFunction } from "p-limit";
import pMap from "p-map";
import { AzmlError } from "../../diagnostics/azml-error.js";
import type { CodeFile } from "../../hash/list-code-files.js";
import { compact } from "../../util/compact.js";
import { refusalHint } from "./refusal-hint.js";
import { redact } from "./service-problem.js";

/** Files of one upload that are open at once; of all together, the workspace's bound counts. */
const concurrency = 16;

const ofData = "; the files that were uploaded are kept and not sent again";
/** Code goes to a container that the service makes for each upload. */
const ofCode = "; this code's upload begins anew, and what the workspace has whole is not sent again";

export interface FileUpload {
  readonly files: readonly CodeFile[];
  /** Put before each file's path in the container. */
  readonly prefix: string;
  /** Written to the first file when all are there, beside `upload_status: completed`. */
  readonly name: string;
  readonly version: string;
  /** The container was made for this upload: there is no earlier one to look for. */
  readonly isNew?: boolean;
  /** Ends it when aborted; files that are on their way do not arrive. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Uploads files as block blobs. When the mark of an earlier, complete upload is found, nothing is sent. Of files whose place holds the hash of their
 * content, those that an interrupted upload left are not sent again. The mark is on the first file, which goes last.
 *
 * @throws AzmlError (AZML610) when the storage refuses.
 */
export async function uploadFiles(container: ContainerClient, inFlight: LimitFunction, upload: FileUpload): Promise<void> {
  const [first, ...others] = upload.files;
  if (first === undefined) return;
  const blobOf = (file: CodeFile): BlockBlobClient => container.getBlockBlobClient(upload.prefix + file.relativePath);
  const metadata = { upload_status: "completed", name: upload.name, version: upload.version };
  const { signal, isNew = false } = upload;
  try {
    if (!isNew && (await inFlight(() => isComplete(blobOf(first))))) return;
    const there = isNew ? new Set() : await inFlight(() => blobsBelow(container, upload.prefix));
    const left = others.filter((file) => !there.has(upload.prefix + file.relativePath));
    await sendAll(left, (file) => inFlight(() => send(blobOf(file), file.path, { abortSignal: signal })));
    const existed = !(await inFlight(() => send(blobOf(first), first.path, { abortSignal: signal, metadata })));
    if (existed) await inFlight(() => blobOf(first).setMetadata(metadata));
  } catch (error) {
    signal?.throwIfAborted();
    throw storageProblem(error, container, "upload to", isNew ? ofCode : ofData);
  }
}

/** The first failure ends it when what is on its way has arrived: nothing goes on behind the next try's back. */
async function sendAll(files: readonly CodeFile[], sendOne: (file: CodeFile) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = [];
  await pMap(
    files,
    async (file) => {
      if (failures.length === 0) await sendOne(file).catch((error: unknown) => failures.push(error));
    },
    { concurrency },
  );
  if (failures.length > 0) throw failures[0];
}

/** What is there already. A blob that was interrupted is not: its blocks count when all of them are. */
async function blobsBelow(container: ContainerClient, prefix: string): Promise<Set<string>> {
  const names = new Set<string>();
  try {
    for await (const { name } of container.listBlobsFlat({ prefix })) names.add(name);
  } catch (error) {
    // A signature may allow to write and not to list; then files that are there are refused one by one.
    if (statusOf(error) !== 403) throw error;
  }
  return names;
}

/** False when the blob is there already: its address holds the hash of its content. */
async function send(
  blob: BlockBlobClient,
  file: string,
  options: { readonly metadata?: Record<string, string>; readonly abortSignal: AbortSignal | undefined },
): Promise<boolean> {
  try {
    await blob.uploadFile(file, { conditions: { ifNoneMatch: "*" }, ...compact(options) });
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

/** What the storage said, when it would not take or give files. `next` is what the next try will find. */
export function storageProblem(error: unknown, container: ContainerClient, way: "upload to" | "download from", next = ""): AzmlError {
  if (error instanceof AzmlError) return error;
  const { message = String(error) } = error as { message?: string };
  const [word] = way.split(" ");
  const code = codeOf(error);
  const forbidden = `the account's network rules or your role on it may forbid the ${word}`;
  return new AzmlError([
    {
      code: "AZML610",
      severity: "error",
      message: `cannot ${way} ${container.accountName || "the storage account"}/${container.containerName}: ${code ?? redact(message.split("\n")[0] ?? message)}`,
      hint:
        refusalHint({ status: undefined, codes: code === undefined ? [] : [code], text: "" }) ??
        (statusOf(error) === 403 ? forbidden : `check the network${next}`),
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
