import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const repository = fileURLToPath(new URL("../..", import.meta.url));

/** A page that people read. */
export interface Page {
  /** Below the repository. */
  readonly file: string;
  readonly text: string;
}

/** Pages beside the README, in `docs` and in `samples`; not what runs and builds have left there. */
export function pages(): readonly Page[] {
  const below = (folder: string): string[] =>
    readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
  const files = [...readdirSync(repository), ...below("docs"), ...below("samples")];
  return files
    .filter((file) => file.endsWith(".md") && !/(^|\/)(node_modules|\.azml|build)\//.test(file))
    .map((file) => ({ file, text: readFileSync(join(repository, file), "utf8") }));
}

/** What stands in a page's blocks of code, without their fences. */
export function codeBlocks({ text }: Page): readonly string[] {
  return [...text.matchAll(/^ *```\w*\n(.*?)^ *```/gms)].map(([, code]) => code ?? "");
}
