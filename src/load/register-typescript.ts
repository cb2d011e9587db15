import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

let registered: Promise<void> | undefined;

/**
 * Makes `import()` understand TypeScript with decorators, for the whole process.
 *
 * The user's tsconfig.json decides how; a project without one gets azml's own, which turns decorators on.
 */
export function registerTypeScript(file: string): Promise<void> {
  registered ??= (async () => {
    if (!nearestConfig(file)) {
      const { setTsconfigPath } = await import("@oxc-node/core");
      setTsconfigPath(fileURLToPath(new URL("../../tsconfig.json", import.meta.url)));
    }
    // It has no types: importing it registers the loader, and gives nothing.
    await import("@oxc-node/core/register" as string);
  })();
  return registered;
}

function nearestConfig(file: string): string | undefined {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const config = join(folder, "tsconfig.json");
    if (existsSync(config)) return config;
    if (dirname(folder) === folder) return undefined;
  }
}
