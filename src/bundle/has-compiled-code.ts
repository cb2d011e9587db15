import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { findPackage, manifestOf } from "./package-of.js";

/** Packages that find, fetch or build the compiled code of those that depend on them. */
const builders = new Set([
  "@mapbox/node-pre-gyp",
  "@neon-rs/load",
  "bindings",
  "cmake-js",
  "nan",
  "napi-macros",
  "napi-postinstall",
  "node-addon-api",
  "node-gyp",
  "node-gyp-build",
  "node-gyp-build-optional-packages",
  "node-pre-gyp",
  "pkg-prebuilds",
  "prebuild-install",
  "prebuildify",
]);

/** Names of packages for one sort of machine: `@img/sharp-linux-x64`, `nodejs-polars-win32-x64-msvc`. By name, since only those for this one are installed. */
const platform =
  /(?:^|[-_/.@])(?:linux|linuxmusl|darwin|win32|windows|freebsd|android)(?:[-_.](?:x64|x86_64|ia32|arm|arm64|universal|riscv64|ppc64|s390x)|$)|^fsevents$/;

const known = new Map<string, boolean>();

/** Whether an installed package brings compiled code: by what its package.json says of how it is built, by what it depends on, or by its files. */
export function hasCompiledCode(folder: string): boolean {
  let found = known.get(folder);
  if (found === undefined) {
    found = saysSo(folder) || existsSync(join(folder, "binding.gyp")) || holdsCompiledFile(folder);
    known.set(folder, found);
  }
  return found;
}

/** Whether a package brings compiled code, or depends on one that does. */
export function needsCompiledCode(folder: string): boolean {
  if (hasCompiledCode(folder)) return true;
  return Object.keys(manifestOf(folder).dependencies ?? {}).some((name) => {
    const found = findPackage(name, folder);
    return found !== undefined && hasCompiledCode(found);
  });
}

function saysSo(folder: string): boolean {
  const { gypfile, binary, napi, dependencies = {}, optionalDependencies = {} } = manifestOf(folder);
  if (gypfile === true || isObject(binary) || isObject(napi)) return true;
  if ([...Object.keys(dependencies), ...Object.keys(optionalDependencies)].some((name) => builders.has(name))) return true;
  return Object.keys(optionalDependencies).some((name) => platform.test(name));
}

function holdsCompiledFile(folder: string): boolean {
  const entries = readdirSync(folder, { withFileTypes: true });
  if (entries.some((entry) => entry.isFile() && entry.name.endsWith(".node"))) return true;
  return entries.some((entry) => entry.isDirectory() && entry.name !== "node_modules" && holdsCompiledFile(join(folder, entry.name)));
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}
