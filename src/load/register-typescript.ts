import path from "node:path";
import { createFilesMatcher, getTsconfig } from "get-tsconfig";
import { ownFile } from "../util/own-files.js";

const ownConfig = ownFile("..", "src", "load", "user-tsconfig.json");

let registered: Promise<void> | undefined;

/**
 * Makes `import()` understand TypeScript with decorators, for the whole process.
 *
 * The tsconfig.json that covers the file decides how. Where none does, or where it leaves decorators off, azml's own
 * takes its place: a pipeline runs without any set-up. A light reader of tsconfig.json, since every start waits for it.
 */
export function registerTypeScript(file: string): Promise<void> {
  registered ??= register(file);
  return registered;
}

async function register(file: string): Promise<void> {
  if (!turnsDecoratorsOn(file)) {
    const { setTsconfigPath } = await import("@oxc-node/core");
    setTsconfigPath(ownConfig);
  }
  // It has no types: importing it registers the loader, and gives nothing.
  const loader: string = "@oxc-node/core/register";
  await import(loader);
}

function turnsDecoratorsOn(file: string): boolean {
  try {
    const found = getTsconfig(path.dirname(file));
    // The loader takes a tsconfig.json only for the files that it names.
    return found !== null && createFilesMatcher(found)(file)?.compilerOptions?.experimentalDecorators === true;
  } catch {
    // A tsconfig.json that cannot be read, or extends one that is not there, decides nothing.
    return false;
  }
}
