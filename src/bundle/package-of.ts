import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";

/** A package as it is installed. */
export interface InstalledPackage {
  /** What it is imported as. */
  readonly name: string;
  /** Absolute; behind links. */
  readonly folder: string;
}

const modules = `${sep}node_modules${sep}`;

/** The package that an installed file is part of; undefined for a file outside `node_modules`. */
export function packageOf(file: string): InstalledPackage | undefined {
  const path = file.replace(/^\0/, "").replace(/[?#].*$/, "");
  const at = path.lastIndexOf(modules);
  if (at < 0) return undefined;
  const start = at + modules.length;
  const [first = "", second = ""] = path.slice(start).split(sep);
  const name = first.startsWith("@") ? [first, second].join("/") : first;
  return { name, folder: path.slice(0, start) + name.split("/").join(sep) };
}

/** The package that an import's text begins with: `@img/sharp` of `@img/sharp/lib/x.js`; undefined for a path or `#name`. */
export function packageName(specifier: string): string | undefined {
  return /^(?:@[^/]+\/)?[^./#\\@:][^/:]*(?=\/|$)/.exec(specifier)?.[0];
}

export interface PackageManifest {
  readonly name?: string;
  readonly version?: string;
  readonly gypfile?: boolean;
  readonly binary?: unknown;
  readonly napi?: unknown;
  readonly allowScripts?: Readonly<Record<string, boolean>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** Its package.json; an empty one when it cannot be read. */
export function manifestOf(folder: string): PackageManifest {
  try {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as PackageManifest;
  } catch {
    return {};
  }
}

/** Where a package is found from another one's folder, as Node looks for it. */
export function findPackage(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", name);
    if (existsSync(join(candidate, "package.json"))) return realpathSync(candidate);
    if (dirname(folder) === folder) return undefined;
  }
}
