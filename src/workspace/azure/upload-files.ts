import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { BlobProperties, BlockBlobClient, ContainerClient } from "@azure/storage-blob";
import type { LimitFunction } from "p-limit";
import pMap from "p-map";
import { AzmlError } from "../../diagnostics/azml-error.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { CodeFile } from "../../hash/list-code-files.js";
import { compact } from "../../util/compact.js";
import { refusalHint } from "./refusal-hint.js";
import { redact, ServiceProblem } from "./service-problem.js";

/** Files of one upload that are open at once; of all together, the workspace's bound counts. */
const concurrency = 16;

/**
 * What of an earlier try may be where an upload goes. `kept`: the place has the name of the content, so what is there is of it. `perhaps`: the place
 * was asked for again, and what is there is looked at. `noted`: the place was made for this upload, and the next try knows of it. `none`: the next
 * try does not.
 */
type Earlier = "kept" | "perhaps" | "noted" | "none";

/** What the next try will do, as far as that is known. */
const nextTry: Readonly<Record<Earlier, string>> = {
  kept: "the files that were uploaded are kept and not sent again",
  perhaps: "the next try asks for the same place, and does not send again what it finds there",
  noted: "the next try asks for the same place, and does not send again what it finds there",
  none: "this code's upload begins anew, and what the workspace has whole is not sent again",
};

export interface FileUpload {
  readonly files: readonly CodeFile[];
  /** Put before each file's path in the container. */
  readonly prefix: string;
  /** Written to the first file when all are there, beside `upload_status: completed`. */
  readonly name: string;
  readonly version: string;
  /** Default: `kept`. */
  readonly earlier?: Earlier;
  /** Ends it when aborted; files that are on their way do not arrive. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Uploads files as block blobs. When the mark of an earlier, complete upload is found, nothing is sent. Files that an interrupted upload left are not
 * sent again. The mark is on the first file, which goes last.
 *
 * @throws AzmlError (AZML610) when the storage refuses.
 */
export async function uploadFiles(container: ContainerClient, inFlight: LimitFunction, upload: FileUpload): Promise<void> {
  const [first, ...others] = upload.files;
  if (first === undefined) return;
  const blobOf = (file: CodeFile): BlockBlobClient => container.getBlockBlobClient(upload.prefix + file.relativePath);
  const metadata = { upload_status: "completed", name: upload.name, version: upload.version };
  const { signal, earlier = "kept" } = upload;
  const options = { abortSignal: signal, isKept: earlier !== "perhaps" };
  let there: ReadonlySet<CodeFile> = new Set();
  try {
    if (earlier === "kept" && (await inFlight(() => isComplete(blobOf(first))))) return;
    if (earlier === "kept" || earlier === "perhaps") there = await inFlight(() => filesThere(container, upload, earlier));
    const left = others.filter((file) => !there.has(file));
    await sendAll(left, (file) => inFlight(() => send(blobOf(file), file.path, options)));
    const isSent = !there.has(first) && (await inFlight(() => send(blobOf(first), first.path, { ...options, metadata })));
    if (!isSent) await inFlight(() => blobOf(first).setMetadata(metadata));
  } catch (error) {
    signal?.throwIfAborted();
    const found =
      there.size === 0 ? [] : [`${there.size} of ${upload.files.length} files were there from an earlier try, and were not sent again`];
    throw storageProblem(error, container, "upload to", `; ${nextTry[earlier]}`, found);
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

/** Files that are there already. A blob that was interrupted is not: its blocks count when all of them are. */
async function filesThere(container: ContainerClient, { files, prefix }: FileUpload, earlier: Earlier): Promise<Set<CodeFile>> {
  const blobs = new Map<string, BlobProperties>();
  try {
    for await (const { name, properties } of container.listBlobsFlat({ prefix })) blobs.set(name, properties);
  } catch (error) {
    // A signature may allow to write and not to list; then files that are there are refused one by one, or written again.
    if (statusOf(error) !== 403) throw error;
  }
  const there = new Set<CodeFile>();
  for (const file of files) {
    const blob = blobs.get(prefix + file.relativePath);
    if (blob !== undefined && (earlier === "kept" || (await isOf(blob, file.path)))) there.add(file);
  }
  return there;
}

/** Whether a blob has a file's bytes. The storage knows the MD5 of what came in one piece; what it does not know of counts as another. */
async function isOf({ contentLength, contentMD5 }: BlobProperties, file: string): Promise<boolean> {
  if (contentMD5 === undefined || contentLength !== (await stat(file)).size) return false;
  const hash = createHash("md5");
  await pipeline(createReadStream(file), hash);
  return hash.digest().equals(contentMD5);
}

/** False when the blob is there already, and what is there is kept. */
async function send(
  blob: BlockBlobClient,
  file: string,
  {
    isKept,
    ...options
  }: { readonly isKept: boolean; readonly metadata?: Record<string, string>; readonly abortSignal: AbortSignal | undefined },
): Promise<boolean> {
  try {
    await blob.uploadFile(file, { ...(isKept && { conditions: { ifNoneMatch: "*" } }), ...compact(options) });
    return true;
  } catch (error) {
    if (isKept && codeOf(error) === "BlobAlreadyExists") return false;
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
export function storageProblem(
  error: unknown,
  container: ContainerClient,
  way: "upload to" | "download from",
  next = "",
  notes: readonly string[] = [],
): AzmlError {
  if (error instanceof AzmlError) return error;
  const { message = String(error) } = error as { message?: string };
  const [word] = way.split(" ");
  const code = codeOf(error);
  const expired = "the signature was not accepted: it has expired, or this machine's clock is wrong; another try gets a new one";
  const forbidden = `the account's network rules or your role on it may forbid the ${word}`;
  const told: Diagnostic = {
    code: "AZML610",
    severity: "error",
    message: `cannot ${way} ${container.accountName || "the storage account"}/${container.containerName}: ${code ?? redact(message.split("\n")[0] ?? message)}`,
    ...(notes.length > 0 && { notes }),
    hint:
      refusalHint({ status: undefined, codes: code === undefined ? [] : [code], text: "" }) ??
      (code === "AuthenticationFailed" ? expired : statusOf(error) === 403 ? forbidden : `check the network${next}`),
  };
  return new ServiceProblem(false, [told], statusOf(error));
}

function codeOf(error: unknown): string | undefined {
  const { code, details } = error as { code?: string; details?: { errorCode?: string } };
  return details?.errorCode ?? code;
}

function statusOf(error: unknown): number | undefined {
  return (error as { statusCode?: number }).statusCode;
}
