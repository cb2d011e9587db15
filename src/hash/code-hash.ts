import { createHash } from "node:crypto";
import { hashFile } from "./hash-file.js";
import { listCodeFiles, type CodeFile, type ListCodeFilesOptions } from "./list-code-files.js";

/** Version of the code hash; sent beside it. */
export const codeHashVersion = 202208;

/**
 * Content hash of a code snapshot: sha256 over the number of files, then each path (between `#`) and size, then each content.
 * The service finds code that it has already by this hash (azure-ai-ml `hash_version` 202208).
 *
 * @throws the file system's error when `code` does not exist or cannot be read.
 * @example await codeHash("./train_src") // "6cc2d1d3f7a2…", 64 hexadecimal digits
 */
export async function codeHash(code: string, options: ListCodeFilesOptions = {}): Promise<string> {
  return codeHashOf(await listCodeFiles(code, options));
}

/** The same for files that were listed already. Rejects with the signal's reason when it is aborted. */
export async function codeHashOf(files: readonly CodeFile[], signal?: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  hash.update(String(files.length));
  for (const file of files) hash.update(`#${file.relativePath}#${file.size}`);
  for (const file of files) await hashFile(hash, file.path, signal);
  return hash.digest("hex");
}
