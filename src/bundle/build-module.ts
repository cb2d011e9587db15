import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type OutputChunk, type Plugin, type RolldownLog, rolldown } from "rolldown";
import { parseSync } from "rolldown/utils";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { ownExtension, ownFile, ownFolder } from "../util/own-files.js";
import { inlineSourceMap } from "./inline-source-map.js";
import { leftImports } from "./left-imports.js";
import { openPackages } from "./open-packages.js";
import { packagePlugin } from "./package-plugin.js";
import { packageName, packageOf } from "./package-of.js";
import { portableSource } from "./portable-source.js";
import { type ReadSource, readSource, type SourceOptions } from "./read-source.js";
import { requiredIn } from "./required-in.js";
import type { TravellingPackages } from "./travelling-packages.js";
import { withoutIdleImports } from "./without-idle-imports.js";
import { escapeRegExp } from "../util/escape-reg-exp.js";

const azmlInBody = ownFile("execute", `azml-in-body${ownExtension}`);
const entryId = "azml/main";
/** The build of class-transformer that can be tree-shaken; its `main` cannot. */
const classTransformer = fileURLToPath(new URL("../esm2015/index.js", import.meta.resolve("class-transformer")));
const script = /\.[cm]?[jt]sx?$/;

/** Of azml's own modules, only those of the runner do something by being there: they watch over errors. */
const ownPath = escapeRegExp(ownFolder);
const sideEffects = [
  { test: new RegExp(`^${ownPath}[\\\\/]execute[\\\\/](?!azml-in-body)`), sideEffects: true },
  { test: new RegExp(`^${ownPath}`), sideEffects: false },
];

export interface ModuleOptions extends Pick<SourceOptions, "hasAssets" | "placed" | "moduleName"> {
  /** Folder of the package that the body is part of. */
  readonly folder: string;
  readonly travelling: TravellingPackages;
  /** Name in the bundle's folder. */
  readonly name: string;
}

export interface BuiltModule {
  readonly code: string;
  /** What is known of the user's modules that became part of it. */
  readonly sources: readonly ReadSource[];
  readonly problems: readonly Diagnostic[];
  /** Names of packages that it imports. */
  readonly packages: readonly string[];
  /** False when packages turned out to have to travel: to be built anew. */
  readonly isSettled: boolean;
}

/** Joins a main module's text and all that it imports into one. Throws rolldown's error when the sources cannot be bundled. */
export async function buildModule(entry: string, { folder, travelling, name, ...options }: ModuleOptions): Promise<BuiltModule> {
  const sources = new Map<string, ReadSource>();
  const packages = packagePlugin(travelling, isUsers, (importer, source) => sources.get(importer)?.effects.includes(source) ?? false);
  const logs: RolldownLog[] = [];
  const build = await rolldown({
    input: entryId,
    cwd: folder,
    platform: "node",
    plugins: [virtualEntry(entry), packages, userSources(sources, options)],
    tsconfig: true,
    resolve: { alias: { "class-transformer": classTransformer } },
    transform: { target: "node20", decorator: { legacy: true, emitDecoratorMetadata: true } },
    treeshake: { moduleSideEffects: sideEffects },
    onLog: (_level, log) => void logs.push(log),
  });
  try {
    const { output } = await build.generate({
      format: "esm",
      dir: folder,
      entryFileNames: name,
      codeSplitting: false,
      sourcemap: "hidden",
      minify: { compress: { keepNames: { class: true, function: true } }, mangle: false, codegen: { removeWhitespace: true } },
      comments: false,
    });
    const [chunk] = output;
    const portable = (source: string): string => (source.endsWith(entryId) ? entryId : portableSource(join(folder, source), ownFolder));
    const included = new Set(chunk.moduleIds);
    const used = [...sources].flatMap(([id, source]) => (included.has(id) ? [source] : []));
    const code = withoutIdleImports(name, chunk.code, packages.effects);
    return {
      code: code + (chunk.map ? inlineSourceMap(chunk.map, portable) : ""),
      sources: used,
      problems: [
        ...used.flatMap(({ problems }) => problems),
        ...leftImports(
          { ...chunk, code },
          used.flatMap(({ effects }) => effects),
          logs,
          isUsers,
          packages.links,
        ),
        ...openPackages(new Map([...packages.openLoads].filter(([id]) => included.has(id))), packages.links, isUsers),
      ],
      packages: packagesOf(code, chunk, used),
      isSettled: packages.isSettled(chunk.moduleIds),
    };
  } finally {
    await build.close();
  }
}

function packagesOf(code: string, { dynamicImports }: OutputChunk, sources: readonly ReadSource[]): string[] {
  const imports = parseSync("bundle.mjs", code).module.staticImports.map(({ moduleRequest }) => moduleRequest.value);
  const asked = sources.flatMap(({ places }) => places);
  return [...imports, ...dynamicImports, ...requiredIn(code), ...asked].flatMap((specifier) => packageName(specifier) ?? []);
}

/** Whether a module is the user's own: neither a package's nor azml's. */
function isUsers(id: string): boolean {
  const file = id.replace(/[?#].*$/, "");
  return packageOf(file) === undefined && file !== entryId && !file.startsWith("\0") && !file.startsWith(ownFolder);
}

/** The main module, which is no file, and `azml` itself, which is the small part of it that a body needs. */
function virtualEntry(entry: string): Plugin {
  return {
    name: "azml:entry",
    resolveId(source) {
      if (source === entryId) return { id: entryId, moduleSideEffects: true };
      if (source === "azml") return { id: azmlInBody, moduleSideEffects: false };
      return null;
    },
    load(id) {
      return id === entryId ? { code: entry, moduleType: "js" } : null;
    },
  };
}

function userSources(sources: Map<string, ReadSource>, options: Pick<SourceOptions, "hasAssets" | "placed" | "moduleName">): Plugin {
  const reflectMetadata = fileURLToPath(import.meta.resolve("reflect-metadata"));
  const noteThrown = ownFile("execute", `thrown${ownExtension}`);
  return {
    name: "azml:sources",
    transform(code, id) {
      const file = id.replace(/[?#].*$/, "");
      if (!isUsers(id) || !script.test(file)) return null;
      const read = readSource(file, code, { ...options, reflectMetadata, noteThrown });
      if (read) sources.set(id, read);
      return read?.text ? { code: read.text } : null;
    },
  };
}
