import { stat } from "node:fs/promises";
import path from "node:path";
import { folderToZip, zipFolder } from "./zip-folder.js";
import { type CodeFile, inHashOrder, listCodeFiles } from "./list-code-files.js";

/**
 * The files of a component's code together with its additional includes, in the order in which they are hashed.
 *
 * An included folder goes in under its own name, merged with a folder of that name; an included file goes to the top;
 * a zip that is not there is made of the folder of its name. The later of two
 * files of one path wins. Paths are absolute.
 *
 * @throws the file system's error when something cannot be read.
 */
export async function listComponentFiles(code: string | undefined, includes: readonly string[]): Promise<CodeFile[]> {
  const files = new Map<string, CodeFile>();
  const add = (file: CodeFile): void => void files.set(file.relativePath, file);
  if (code !== undefined) (await listCodeFiles(code)).forEach(add);
  for (const written of includes) {
    const folder = await folderToZip(written);
    const include = folder === undefined ? written : await zipFolder(folder);
    const prefix = (await stat(include)).isDirectory() ? `${path.basename(include)}/` : "";
    for (const file of await listCodeFiles(include)) add({ ...file, relativePath: prefix + file.relativePath });
  }
  return inHashOrder([...files.values()]);
}
