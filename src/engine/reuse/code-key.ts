import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { codeHashOf } from "../../hash/code-hash.js";
import type { CodeFile } from "../../hash/list-code-files.js";
import { bundledModule, bundleFile } from "../../model/body-command.js";

/**
 * Hash of what code does: of its files, and which of them can be run. The modules of a TypeScript body's bundle count without their source maps and with short local names, so that
 * comments, layout, types and the names of variables do not count. Names of functions and classes do: a body can read them.
 */
export async function codeKey(files: readonly CodeFile[]): Promise<string> {
  const modules = files.filter(({ relativePath }) => bundledModule.test(relativePath));
  if (!modules.some(({ relativePath }) => relativePath === bundleFile)) return filesKey(files);
  const keys = await Promise.all(modules.map(async ({ path, relativePath }) => [relativePath, await bundleKey(path)]));
  if (keys.some(([, key]) => key === undefined)) return filesKey(files);
  const others = files.filter((file) => !modules.includes(file));
  if (others.length > 0) keys.push(["", await filesKey(others)]);
  return createHash("sha256").update(JSON.stringify(keys)).digest("hex");
}

/** Azure ML's hash knows nothing of modes; here a script that may not be run fails. */
async function filesKey(files: readonly CodeFile[]): Promise<string> {
  const executable = files.filter(({ path }) => (statSync(path).mode & 0o111) !== 0).map(({ relativePath }) => relativePath);
  return createHash("sha256")
    .update(JSON.stringify([await codeHashOf(files), executable]))
    .digest("hex");
}

const names = { class: true, function: true };

/** Undefined for a file that is no JavaScript. */
async function bundleKey(file: string): Promise<string | undefined> {
  const text = readFileSync(file, "utf8").replace(/\/\/# sourceMappingURL=\S*\s*$/, "");
  // The minifier is large, and a job of commands needs none.
  const { minifySync } = await import("rolldown/utils");
  const { code, errors } = minifySync(file, text, {
    module: true,
    compress: { keepNames: names },
    mangle: { toplevel: true, keepNames: names },
  });
  return errors.length > 0 ? undefined : createHash("sha256").update(code).digest("hex");
}
