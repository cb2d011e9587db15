import { writeFileSync } from "node:fs";
import path from "node:path";
import { createFilesMatcher, getTsconfig, parseTsconfig, type TsConfigResult } from "get-tsconfig";
import { ownFile } from "../util/own-files.js";
import { processFolder } from "../util/process-folder.js";

const ownConfig = ownFile("..", "src", "load", "user-tsconfig.json");

let registered: Promise<void> | undefined;

/**
 * Makes `import()` understand TypeScript with decorators, for the whole process.
 *
 * The tsconfig.json that covers the file decides how. Where it leaves decorators off, one that extends it and turns them on takes its place; where
 * there is none, azml's own does: a pipeline runs without any set-up. A light reader of tsconfig.json, since every start waits for it.
 */
export function registerTypeScript(file: string): Promise<void> {
  registered ??= register(file);
  return registered;
}

async function register(file: string): Promise<void> {
  const found = configOf(file);
  if (found?.config.compilerOptions?.experimentalDecorators !== true || !found.covers) {
    const { setTsconfigPath } = await import("@oxc-node/core");
    setTsconfigPath(found ? withDecorators(found.path) : ownConfig);
  }
  // It has no types: importing it registers the loader, and gives nothing.
  const loader: string = "@oxc-node/core/register";
  await import(loader);
}

/** The tsconfig.json of a file, or the one among those it refers to that names the file. The loader takes one only for the files that it names. */
function configOf(file: string): (TsConfigResult & { readonly covers: boolean }) | undefined {
  try {
    const found = getTsconfig(path.dirname(file));
    if (found === null) return undefined;
    const references = (found.config.references ?? []).map((reference) => readReference(path.dirname(found.path), reference.path));
    const covering = [found, ...references].find((one) => one !== undefined && createFilesMatcher(one)(file) !== undefined);
    return { ...(covering ?? found), covers: covering !== undefined };
  } catch {
    // A tsconfig.json that cannot be read, or extends one that is not there, decides nothing.
    return undefined;
  }
}

function readReference(folder: string, reference: string): TsConfigResult | undefined {
  const target = path.resolve(folder, reference);
  const file = target.endsWith(".json") ? target : path.join(target, "tsconfig.json");
  try {
    return { path: file, config: parseTsconfig(file) };
  } catch {
    return undefined;
  }
}

/** A configuration like that one, but with decorators. It is read once, and is there while this process is. */
function withDecorators(config: string): string {
  const file = path.join(processFolder("tsconfig"), "tsconfig.json");
  const compilerOptions = { experimentalDecorators: true, emitDecoratorMetadata: true };
  writeFileSync(file, JSON.stringify({ extends: config, compilerOptions }));
  return file;
}
