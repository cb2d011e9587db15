import { relative, sep } from "node:path";

/** The folder of a bundle that files from beside the sources lie in. */
export const filesFolder = "files";

/**
 * Where a file beside the sources lies in a bundle: in `files`, as it lies in the body's package, so that what one says of another's place stays
 * true. `__` stands for a folder above the package's.
 *
 * @example placedFile("/app/prompts/a.txt", "/app") // "files/prompts/a.txt"
 */
export function placedFile(file: string, packageFolder: string): string {
  const parts = relative(packageFolder, file).split(sep);
  return [filesFolder, ...parts.map((part) => (part === ".." ? "__" : part))].join("/");
}
