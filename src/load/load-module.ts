import { fileURLToPath, pathToFileURL } from "node:url";
import { AzmlError } from "../diagnostics/azml-error.js";
import { firstLocation } from "../diagnostics/call-site.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { DiagnosticSink } from "../diagnostics/sink.js";
import { registerTypeScript } from "./register-typescript.js";

/** The exports of a module of the user's; undefined (and reported) when it cannot be loaded. */
export async function loadModule(file: string, sink: DiagnosticSink): Promise<Readonly<Record<string, unknown>> | undefined> {
  await registerTypeScript(file);
  try {
    return (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  } catch (error) {
    sink.add(...describeFailure(error, file));
    return undefined;
  }
}

function describeFailure(error: unknown, file: string): readonly Diagnostic[] {
  if (error instanceof AzmlError) return error.diagnostics;
  const { message, code } = error instanceof Error ? (error as Error & { code?: string }) : { message: String(error), code: undefined };
  const at = (location: Diagnostic["location"]): Pick<Diagnostic, "location"> => (location ? { location } : {});
  const inFile = { file, line: 1, column: 1 };
  if (/decorators require/.test(message)) {
    const hint = 'set "experimentalDecorators": true in compilerOptions';
    return [{ code: "AZML101", severity: "error", message: "the tsconfig.json of this file does not turn decorators on", ...at(inFile), hint }];
  }
  if (code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND" || code === "ERR_PACKAGE_PATH_NOT_EXPORTED" || code === "ERR_UNSUPPORTED_DIR_IMPORT") {
    return [{ code: "AZML704", severity: "error", ...missingImport(message, file) }];
  }
  if (error instanceof SyntaxError || code === "GenericFailure") return [{ code: "AZML705", severity: "error", ...syntaxError(error, message, file) }];
  const where = error instanceof Error ? firstUserLocation(error.stack ?? "") : undefined;
  const text = error instanceof Error ? `${error.name}: ${message}` : message;
  return [{ code: "AZML706", severity: "error", message: `loading failed: ${text}`, ...at(where ?? inFile) }];
}

/** Node says `Cannot find package 'x' imported from /path/file.ts`. */
function missingImport(message: string, file: string): Pick<Diagnostic, "message" | "location" | "focus" | "hint"> {
  const [, kind, wanted = "?", from = file] = /Cannot find (package|module) '([^']+)' imported from (.+?)$/m.exec(message) ?? [];
  const importer = from.startsWith("file:") ? fileURLToPath(from) : from;
  const name = wanted.startsWith("file:") ? fileURLToPath(wanted) : wanted;
  const hint = kind === "package" ? `npm install ${name}` : "in ES modules a relative import has a file extension";
  const shown = kind ? `cannot find ${kind === "package" ? "the package" : "the file"} ${name}` : message.split("\n")[0];
  return { message: shown ?? "cannot find an import", location: { file: importer, line: 1, column: 1 }, focus: name.split(/[\\/]/).at(-1)?.replace(/\.\w+$/, "") ?? name, hint };
}

/** oxc prints a frame of its own, `╭─[file:line:column]`; V8 starts the stack with `file:line`. */
function syntaxError(error: unknown, message: string, file: string): Pick<Diagnostic, "message" | "location"> {
  const framed = /\[([^[\]]+?):(\d+):(\d+)\]/.exec(message);
  const stacked = error instanceof Error ? /^(file:\/\/[^\n]+?):(\d+)$/m.exec(error.stack ?? "") : undefined;
  const missingExport = /does not provide an export named/.test(message);
  const [first = message] = message.replace(/^Failed to (transform|parse) \S+: /, "").split("\n").filter((line) => /\w/.test(line));
  const text = first.replace(/^\s*[×x]\s*/, "").replace(/^\[?[A-Z]+\(\d+\)\]?\s*/, "");
  if (framed) return { message: text, location: { file, line: Number(framed[2]), column: Number(framed[3]) } };
  const [, url = "", line = "1"] = stacked ?? [];
  return { message: missingExport ? message : text, location: { file: url ? fileURLToPath(url.replace(/\?.*$/, "")) : file, line: Number(line), column: 1 } };
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
