import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Plugin, rolldown } from "rolldown";
import type { BodySpec } from "../execute/body-spec.js";
import { bundleFile } from "../model/body-command.js";
import { ownExtension, ownFile, ownFolder } from "../util/own-files.js";
import { bundleEntry, type ExportedClass } from "./bundle-entry.js";
import { inlineSourceMap } from "./inline-source-map.js";
import { packageFolder, portableSource } from "./portable-source.js";
import { stripDecorators } from "./strip-decorators.js";

const runner = ownFile("execute", `run-body${ownExtension}`);
const azmlInBody = ownFile("execute", `azml-in-body${ownExtension}`);
const entryId = "azml/main";
/** The build of class-transformer that can be tree-shaken; its `main` cannot. */
const classTransformer = fileURLToPath(new URL("../esm2015/index.js", import.meta.resolve("class-transformer")));

/** The text of the one file that a body becomes. Throws rolldown's error when the sources cannot be bundled. */
export async function bundleBody(spec: BodySpec, body: ExportedClass, ports: ExportedClass | undefined): Promise<string> {
  const entry = bundleEntry(spec, body, ports, runner);
  const folder = packageFolder(body.file);
  const build = await rolldown({
    input: entryId,
    cwd: folder,
    platform: "node",
    plugins: [virtualEntry(entry), stripDecorators(fileURLToPath(import.meta.resolve("reflect-metadata")))],
    tsconfig: false,
    resolve: { alias: { "class-transformer": classTransformer } },
    transform: { target: "node20", decorator: { legacy: true, emitDecoratorMetadata: true } },
    treeshake: { moduleSideEffects: [{ test: /[\\/]azml[\\/]|[\\/]execute[\\/]|[\\/]dsl[\\/]/, sideEffects: false }] },
    logLevel: "silent",
  });
  try {
    const { output } = await build.generate({
      format: "esm",
      dir: folder,
      entryFileNames: bundleFile,
      codeSplitting: false,
      sourcemap: "hidden",
      minify: { compress: { keepNames: { class: true, function: true } }, mangle: false, codegen: { removeWhitespace: true } },
      comments: false,
    });
    const [chunk] = output;
    const portable = (source: string): string => (source.endsWith(entryId) ? entryId : portableSource(join(folder, source), ownFolder));
    return chunk.code + (chunk.map ? inlineSourceMap(chunk.map, portable) : "");
  } finally {
    await build.close();
  }
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
