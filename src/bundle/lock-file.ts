import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** What `package-lock.json` says of one package, by its place below the lockfile's folder: `node_modules/sharp`. */
export interface LockedPackage {
  readonly version?: string;
  readonly name?: string;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

export interface LockFile {
  /** Absolute. */
  readonly file: string;
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

const ofNpm = ["npm-shrinkwrap.json", "package-lock.json"];
const ofOthers = ["pnpm-lock.yaml", "yarn.lock", "bun.lock", "bun.lockb"];

/** The nearest lockfile of a folder or one above it, if it is npm's; else what is there instead, in words. */
export function findLockFile(start: string): LockFile | { readonly instead: string } {
  for (let folder = start; ; folder = dirname(folder)) {
    const own = ofNpm.find((name) => existsSync(join(folder, name)));
    if (own !== undefined) return read(join(folder, own));
    const other = ofOthers.find((name) => existsSync(join(folder, name)));
    if (other !== undefined) return { instead: `there is ${other} and no package-lock.json` };
    if (dirname(folder) === folder) return { instead: "there is no package-lock.json" };
  }
}

function read(file: string): LockFile | { readonly instead: string } {
  try {
    const { packages } = JSON.parse(readFileSync(file, "utf8")) as Partial<LockFile>;
    return packages ? { file, packages } : { instead: `${basename(file)} was written by npm 6 or older` };
  } catch {
    return { instead: `${basename(file)} cannot be read` };
  }
}
