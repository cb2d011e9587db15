import { readdirSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundledModule } from "../model/body-command.js";

/** A place in one of the user's files. */
export interface Origin {
  /** Relative to the package that holds it: `src/train.ts`; `azml/…` for azml's own. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

interface BundleMap {
  readonly map: SourceMap;
  readonly texts: ReadonlyMap<string, readonly string[]>;
}

const maps = new Map<string, BundleMap | undefined>();

/** The folder that this module of a bundle lies in, with all others. */
const folder = dirname(fileURLToPath(import.meta.url));

/**
 * What a place in a module of this bundle is in the user's files, by the source map at its end. Undefined for a place elsewhere.
 *
 * Read only when somebody looks at a stack: turning on Node's own source maps would cost every start.
 */
export function originOf(module: string, line: number, column: number): Origin | undefined {
  const origin = readMap(module)?.map.findOrigin(line, column);
  if (!origin || !("fileName" in origin)) return undefined;
  return { file: origin.fileName, line: origin.lineNumber, column: origin.columnNumber };
}

/** The lines of one of the user's files, as they were when the bundle was made; undefined for a library's. */
export function linesOf(file: string): readonly string[] | undefined {
  // The stack of a worker's error was made there, with its own module's map.
  for (const name of readdirSync(folder)) if (bundledModule.test(name)) readMap(join(folder, name));
  for (const one of maps.values()) {
    const lines = one?.texts.get(file);
    if (lines) return lines;
  }
  return undefined;
}

function readMap(module: string): BundleMap | undefined {
  const path = module.startsWith("file:") ? fileURLToPath(module) : module;
  if (dirname(path) !== folder) return undefined;
  if (!maps.has(path)) maps.set(path, parseMap(path));
  return maps.get(path);
}

function parseMap(path: string): BundleMap | undefined {
  try {
    const encoded = /\/\/# sourceMappingURL=data:application\/json[^,]*;base64,([A-Za-z0-9+/=]+)\s*$/.exec(readFileSync(path, "utf8"))?.[1];
    if (encoded === undefined) return undefined;
    const json = JSON.parse(Buffer.from(encoded, "base64").toString("utf8")) as ConstructorParameters<typeof SourceMap>[0];
    const texts = json.sources.flatMap((source, index): [string, string[]][] => {
      const text: string | null | undefined = json.sourcesContent[index];
      return typeof text === "string" ? [[source, text.split("\n")]] : [];
    });
    return { map: new SourceMap(json), texts: new Map(texts) };
  } catch {
    return undefined;
  }
}
