import { existsSync, statSync } from "node:fs";
import { extname, join, relative, resolve } from "node:path";
import type { DiagnosticSink } from "../diagnostics/sink.js";

const moduleExtensions = [".ts", ".mts", ".cts", ".tsx", ".js", ".mjs", ".cjs"];
const yamlExtensions = [".yml", ".yaml"];
const names = ["pipeline.ts", "pipeline.mts", "pipeline.js", "pipeline.mjs", "pipeline.yml", "pipeline.yaml"];

/** What a FILE on the command line turned out to be. */
export interface UserFile {
  readonly kind: "module" | "yaml";
  /** Absolute path. */
  readonly file: string;
}

/** Finds the file that FILE stands for: itself, or `pipeline.*` in a folder (or in its `src`). */
export function resolveFile(given: string, cwd: string, sink: DiagnosticSink): UserFile | undefined {
  const path = resolve(cwd, given);
  const stats = statSync(path, { throwIfNoEntry: false });
  const complain = (code: "AZML701" | "AZML702" | "AZML703", message: string, hint: string): undefined => {
    sink.add({ code, severity: "error", message, hint });
    return undefined;
  };
  if (!stats) {
    const other = ["", ...moduleExtensions, ...yamlExtensions]
      .map((extension) => path.slice(0, path.length - extname(path).length) + extension)
      .find((file) => file !== path && existsSync(file));
    return complain(
      "AZML701",
      `${given} does not exist`,
      other ? `did you mean ${relative(cwd, other)}?` : "the path is relative to the current folder",
    );
  }
  if (stats.isDirectory()) {
    const found = [path, join(path, "src")].flatMap((folder) => names.map((name) => join(folder, name))).find((file) => existsSync(file));
    if (!found) return complain("AZML703", `${given} holds no pipeline`, `looked for ${names.join(", ")}, here and in src/`);
    return userFile(found);
  }
  const file = userFile(path);
  return (
    file ?? complain("AZML702", `${given} is neither TypeScript, JavaScript nor YAML`, "name a .ts, .mts, .js, .mjs, .yml or .yaml file")
  );
}

function userFile(path: string): UserFile | undefined {
  const extension = extname(path).toLowerCase();
  if (moduleExtensions.includes(extension)) return { kind: "module", file: path };
  return yamlExtensions.includes(extension) ? { kind: "yaml", file: path } : undefined;
}
