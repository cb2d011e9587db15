import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { requirementsFile } from "./conda-packages.js";

/** The first of them is `requirements.txt`; by their names they name one another. */
export type RequirementFiles = Readonly<Record<string, string>>;

/**
 * Requirements as files of one folder: those that lines name (`-r more.txt`), and that lines of these name, are among them under names of
 * azml's. Equal files are equal environments, wherever the user's lie. A line whose file cannot be read stays as it is: pip says what is
 * wrong with it.
 *
 * @example
 * requirementFiles(["-r /home/ada/more.txt"])
 * // { "requirements.txt": "-r requirements-1.txt\n", "requirements-1.txt": "six==1.16.0\n" }
 */
export function requirementFiles(requirements: readonly string[]): RequirementFiles {
  const texts: Record<string, string> = {};
  const names = new Map<string, string>();
  const included = (file: string): string | undefined => {
    const known = names.get(file);
    if (known !== undefined) return known;
    const text = textOf(file);
    if (text === undefined) return undefined;
    const name = `requirements-${names.size + 1}.txt`;
    names.set(file, name);
    texts[name] = joined(text.split(/\r?\n/), dirname(file));
    return name;
  };
  const joined = (lines: readonly string[], folder: string): string =>
    lines
      .map((line) => {
        const [, option, path] = requirementsFile.exec(line) ?? [];
        const name = path === undefined ? undefined : included(resolve(folder, path));
        return `${name === undefined ? line : `${option} ${name}`}\n`;
      })
      .join("");
  return { "requirements.txt": joined(requirements, "/"), ...texts };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
