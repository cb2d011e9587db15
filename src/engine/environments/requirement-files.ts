import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { requirementsFile } from "./conda-packages.js";

/**
 * Requirements with the content of the files that they name, and of those that these name: what makes two of them equal. A file that
 * cannot be read counts with its name: pip says what is wrong with it.
 */
export function requirementsContent(lines: readonly string[], folder = "/", seen: readonly string[] = []): unknown[] {
  return lines.map((line) => {
    const [, option, name] = requirementsFile.exec(line) ?? [];
    if (option === undefined || name === undefined) return line;
    const file = resolve(folder, name);
    const text = seen.includes(file) ? undefined : textOf(file);
    return text === undefined ? line : [option, requirementsContent(text.split(/\r?\n/), dirname(file), [...seen, file])];
  });
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
