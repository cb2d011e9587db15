import { createHash, type Hash } from "node:crypto";
import { readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { compareCodePoints } from "../util/code-points.js";
import { hashFile } from "./hash-file.js";
import { ignoreRules, type IsIgnored } from "./ignore-rules.js";
import { posixRelative } from "./list-code-files.js";

/**
 * Content hash of local data, a model or a Docker build context: the `<hash>` of `LocalUpload/<hash>/<name>`.
 *
 * sha256 over a fixed word, then the content of the file or, for a folder, the name and content of each entry, sorted by lower-cased
 * path. Folders hash their name even when all they hold is ignored. A file may be named directly; then only its content counts.
 *
 * @throws the file system's error when `data` does not exist or cannot be read.
 * @example await dataHash("./data") // "2d3edafc1b03…", 64 hexadecimal digits
 */
export async function dataHash(data: string): Promise<string> {
  const hash = createHash("sha256").update("Initialize for october 2021 AML CLI version");
  const root = await realpath(data);
  if ((await stat(root)).isDirectory()) await hashFolder(hash, root, { root, ancestors: [root], isIgnored: ignoreRules(root) });
  else await hashFile(hash, root);
  return hash.digest("hex");
}

interface Walk {
  readonly root: string;
  readonly ancestors: readonly string[];
  readonly isIgnored: IsIgnored;
}

async function hashFolder(hash: Hash, folder: string, walk: Walk): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => compareCodePoints(a.name.toLowerCase(), b.name.toLowerCase()) || compareCodePoints(a.name, b.name));
  for (const entry of entries) {
    const written = path.join(folder, entry.name);
    if (walk.isIgnored(posixRelative(walk.root, written))) continue;
    hash.update(entry.name);
    const real = entry.isSymbolicLink() ? await realpath(written) : written;
    const info = entry.isSymbolicLink() ? await stat(real) : entry;
    if (info.isFile()) await hashFile(hash, real);
    else if (info.isDirectory() && !walk.ancestors.includes(real)) {
      await hashFolder(hash, real, { ...walk, ancestors: [...walk.ancestors, real] });
    }
  }
}
