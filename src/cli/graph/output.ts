import { renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, extname, resolve } from "node:path";
import { AzmlError } from "../../diagnostics/azml-error.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { asideOf } from "../../util/aside.js";
import { didYouMean } from "../../util/did-you-mean.js";
import { systemErrorText } from "../../util/system-error-text.js";

const formats = ["mermaid", "dot", "json", "svg"] as const;
export type Format = (typeof formats)[number];

const endings: Readonly<Record<string, Format>> = {
  ".mmd": "mermaid",
  ".md": "mermaid",
  ".dot": "dot",
  ".gv": "dot",
  ".json": "json",
  ".svg": "svg",
};

interface Output {
  readonly format: Format;
  /** Absolute path; without it the picture goes to stdout. */
  readonly file?: string;
  /** The file is a page, in which a picture is a block of code. */
  readonly isPage: boolean;
}

export interface OutputOptions {
  readonly format?: string;
  readonly out?: string;
}

/** What is to be written of `target`, and where to. Throws AZML713 for what cannot be, AZML732 where there is no place for it. */
export function outputOf(target: string, { format: said, out }: OutputOptions, cwd: string): Output {
  const ending = extname(out ?? "").toLowerCase();
  if (said !== undefined && !isFormat(said)) {
    const meant = didYouMean(said, formats);
    throw problem("AZML713", `--format is "${said}"`, meant ? `did you mean ${meant}?` : `it is one of ${formats.join(", ")}`);
  }
  const format = said ?? (out === undefined ? "mermaid" : endings[ending]);
  if (format === undefined) {
    const hint = `give --format, or an ending that is one of ${Object.keys(endings).join(", ")}`;
    throw problem("AZML713", `--out "${out}" does not say which format the picture has`, hint);
  }
  if (out === undefined) return { format, isPage: false };
  const file = resolve(cwd, out);
  if (file === resolve(cwd, target)) throw problem("AZML713", `--out "${out}" is the file that is to be drawn`, "name another file");
  const folder = dirname(file);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw problem("AZML732", `${file} cannot be written: there is no folder ${folder}`, "make the folder, or name another one");
  }
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) {
    throw problem(
      "AZML732",
      `${file} cannot be written: what is there is no file`,
      "name another file; without --out the picture goes to stdout",
    );
  }
  return { format, file, isPage: ending === ".md" && format === "mermaid" };
}

/** Writes a file whole or not at all. Throws AZML732. */
export function writeWhole(file: string, text: string): void {
  const aside = asideOf(file);
  try {
    writeFileSync(aside, text);
    renameSync(aside, file);
  } catch (error) {
    rmSync(aside, { force: true });
    throw problem("AZML732", `${file} cannot be written: ${systemErrorText(error)}`, "name another file with --out");
  }
}

function isFormat(text: string): text is Format {
  return (formats as readonly string[]).includes(text);
}

function problem(code: Diagnostic["code"], message: string, hint: string): AzmlError {
  return new AzmlError([{ code, severity: "error", message, hint }]);
}
