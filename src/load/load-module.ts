import { readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { AzmlError } from "../diagnostics/azml-error.js";
import { firstLocation } from "../diagnostics/call-site.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { DiagnosticSink } from "../diagnostics/sink.js";
import type { SourceLocation } from "../model/location.js";
import { registerTypeScript } from "./register-typescript.js";

/** The exports of a module of the user's; undefined (and reported) when it cannot be loaded. */
export async function loadModule(file: string, sink: DiagnosticSink): Promise<Readonly<Record<string, unknown>> | undefined> {
  // What is loaded before the loader of TypeScript is there does not pass through it.
  await import("../index.js");
  await registerTypeScript(file);
  try {
    return (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  } catch (error) {
    tellOnce(error);
    sink.add(...(await describeFailure(error, file)));
    return undefined;
  }
}

/** Node rejects more than one promise when a package fails to load, and nobody has the others: that would print the failure again, as a stack. */
function tellOnce(told: unknown): void {
  process.on("unhandledRejection", (reason) => {
    if (reason !== told && process.listenerCount("unhandledRejection") === 1) throw reason;
  });
}

async function describeFailure(error: unknown, file: string): Promise<readonly Diagnostic[]> {
  if (error instanceof AzmlError) return error.diagnostics;
  const { message, code } = error instanceof Error ? (error as Error & { code?: string }) : { message: String(error), code: undefined };
  const at = (location: Diagnostic["location"]): Pick<Diagnostic, "location"> => (location ? { location } : {});
  const inFile = { file, line: 1, column: 1 };
  if (/decorators require/.test(message)) {
    const hint = 'set "experimentalDecorators": true in compilerOptions';
    return [
      { code: "AZML101", severity: "error", message: "the tsconfig.json of this file does not turn decorators on", ...at(inFile), hint },
    ];
  }
  if (
    code === "ERR_MODULE_NOT_FOUND" ||
    code === "MODULE_NOT_FOUND" ||
    code === "ERR_PACKAGE_PATH_NOT_EXPORTED" ||
    code === "ERR_UNSUPPORTED_DIR_IMPORT"
  ) {
    return [{ code: "AZML704", severity: "error", ...missingImport(message, file) }];
  }
  if (error instanceof SyntaxError || code === "GenericFailure")
    return [{ code: "AZML705", severity: "error", ...(await syntaxError(error, message, file)) }];
  const where = error instanceof Error ? firstUserLocation(error.stack ?? "") : undefined;
  const text = error instanceof Error ? `${error.name}: ${message}` : message;
  return [{ code: "AZML706", severity: "error", message: `loading failed: ${text}`, ...at(where ?? inFile) }];
}

/** Node says `Cannot find package 'x' imported from /path/file.ts`, and of a require `Cannot find module 'x'` with the files that have asked. */
function missingImport(message: string, file: string): Pick<Diagnostic, "message" | "location" | "focus" | "hint"> {
  const [, required, asking = file] = /Cannot find module '([^'./][^']*)'\nRequire stack:\n- (.+)/.exec(message) ?? [];
  const [, kind, wanted = "?", from = file] =
    required === undefined
      ? (/Cannot find (package|module) '([^']+)' imported from (.+?)$/m.exec(message) ?? [])
      : ["", "package", required, asking];
  const importer = from.startsWith("file:") ? fileURLToPath(from) : from;
  const name = wanted.startsWith("file:") ? fileURLToPath(wanted) : wanted;
  const word = kind === "package" ? name : basename(name, extname(name));
  const hint = kind === "package" ? `npm install ${name}` : "correct the path; in ES modules a relative import has a file extension";
  const shown = kind ? `cannot find ${kind === "package" ? "the package" : "the file"} ${name}` : message.split("\n")[0];
  return { message: shown ?? "cannot find an import", location: placeOfImport(importer, word), focus: word, hint };
}

/** The import whose path ends with a word: Node tells the file, and not the line. */
function placeOfImport(file: string, word: string): SourceLocation {
  const lines = readFileSync(file, "utf8").split("\n");
  const row = lines.findIndex((line) => /\b(from|import|require)\b/.test(line) && line.includes(word));
  return { file, line: Math.max(row, 0) + 1, column: Math.max(lines[row]?.indexOf(word) ?? 0, 0) + 1 };
}

/** A file that cannot be parsed, or one that imports a name that another does not export. */
async function syntaxError(error: unknown, message: string, file: string): Promise<Pick<Diagnostic, "message" | "location" | "focus">> {
  const [, url] = /^Failed to (?:transform|parse) (file:\S+?):/.exec(message) ?? [];
  if (url !== undefined) return await parseProblem(fileURLToPath(url), message);
  const [, stacked = "", line = "1"] = (error instanceof Error ? /^(file:\/\/[^\n]+?):(\d+)$/m.exec(error.stack ?? "") : undefined) ?? [];
  const place = stacked ? fileURLToPath(stacked.replace(/\?.*$/, "")) : file;
  const [, name] = /export named '([^']+)'/.exec(message) ?? [];
  return { message, location: { file: place, line: Number(line), column: 1 }, ...(name !== undefined && { focus: name }) };
}

/** The parser that azml bundles with says where the mistake is; the loader only says what. */
async function parseProblem(file: string, message: string): Promise<Pick<Diagnostic, "message" | "location">> {
  const { parseSync } = await import("rolldown/utils");
  const text = readFileSync(file, "utf8");
  const [problem] = parseSync(file, text).errors;
  const before = text.slice(0, problem?.labels[0]?.start ?? 0).split("\n");
  const shown = problem?.message ?? message.replace(/^Failed to \w+ \S+: /, "").split("\n")[0] ?? message;
  return { message: shown, location: { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 } };
}

/** The first frame outside node_modules. */
function firstUserLocation(stack: string): Diagnostic["location"] {
  return firstLocation(
    stack
      .split("\n")
      .filter((line) => !line.includes("node_modules") && !line.includes("node:"))
      .join("\n"),
  );
}
