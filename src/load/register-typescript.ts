import { fileURLToPath } from "node:url";

const ownConfig = fileURLToPath(new URL("../../src/load/user-tsconfig.json", import.meta.url));

let registered: Promise<void> | undefined;

/**
 * Makes `import()` understand TypeScript with decorators, for the whole process.
 *
 * The tsconfig.json that covers the file decides how. Where none does, or where it leaves decorators off, azml's own
 * takes its place: a pipeline runs without any set-up.
 */
export function registerTypeScript(file: string): Promise<void> {
  registered ??= register(file);
  return registered;
}

async function register(file: string): Promise<void> {
  const { resolveTsconfig } = await import("rolldown/experimental");
  if (resolveTsconfig(file)?.tsconfig.compilerOptions.experimentalDecorators !== true) {
    const { setTsconfigPath } = await import("@oxc-node/core");
    setTsconfigPath(ownConfig);
  }
  // It has no types: importing it registers the loader, and gives nothing.
  const loader: string = "@oxc-node/core/register";
  await import(loader);
}
