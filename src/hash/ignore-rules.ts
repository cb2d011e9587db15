import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ignore from "ignore";

/** Is this path (relative to the folder that the rules belong to, with `/`) left out of an upload? */
export type IsIgnored = (relativePath: string) => boolean;

/**
 * The rules that decide what is uploaded of a folder: its own `.amlignore`, else its own `.gitignore`, never both and never
 * those of subfolders; then `more`. The last rule that matches a file wins, `!` included, also below an ignored folder
 * (azure-ai-ml matches each file against each rule; git itself would not look into an ignored folder).
 */
export function ignoreRules(folder: string, more: readonly string[] = []): IsIgnored {
  const file = [".amlignore", ".gitignore"].map((name) => path.join(folder, name)).find((candidate) => existsSync(candidate));
  const lines =
    file === undefined
      ? []
      : readFileSync(file, "utf8")
          .replace(/^\uFEFF/, "")
          .split(/\r\n|\r|\n/);
  const rules = [...lines, ...more]
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const negated = line.startsWith("!");
      const matcher = ignore({ ignorecase: false, allowRelativePaths: true }).add(negated ? line.slice(1) : line);
      return { negated, matcher };
    });
  return (relativePath) => rules.reduce((ignored, { negated, matcher }) => (matcher.ignores(relativePath) ? !negated : ignored), false);
}
