import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";

/** Writes files to a folder that is gone after the test; gives the path of the first. */
export function yamlFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "azml-yaml-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return path.join(folder, Object.keys(files)[0] ?? "");
}

/** Diagnostics as lines: `file:line:col code path: message (hint)`; warnings say so. */
export function told(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, severity, message, location, path: place, hint }) => {
    const where = location === undefined ? "" : `${path.basename(location.file)}:${location.line}:${location.column} `;
    return `${where}${severity === "warning" ? "warning " : ""}${code} ${place ?? ""}: ${message}${hint === undefined ? "" : ` (${hint})`}`;
  });
}
