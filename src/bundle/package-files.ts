import { basename, dirname, join, relative, sep } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SourceLocation } from "../model/location.js";
import { installedVersions } from "./installed-versions.js";
import { findLockFile, type LockedPackage, type LockFile } from "./lock-file.js";
import { findLocked, lockedClosure } from "./locked-closure.js";
import { type InstalledPackage, manifestOf } from "./package-of.js";

export interface PackageFiles {
  /** `package.json` and, where the project has a lockfile of npm's that fits, `package-lock.json`: texts by name. */
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly Diagnostic[];
}

interface Owner {
  readonly component: string;
  /** Folder of the package that the body is part of. */
  readonly folder: string;
  readonly location?: SourceLocation | undefined;
  /** Whether the bundle leaves this machine. What would not be installed elsewhere is only worth a warning if not. */
  readonly leaves: boolean;
}

/** What has `npm ci` install, on any machine, the very packages that are installed here. */
export function packageFiles(packages: readonly InstalledPackage[], owner: Owner): PackageFiles {
  if (packages.length === 0) return { files: new Map(), problems: [] };
  const lock = findLockFile(owner.folder);
  const specs = Object.fromEntries(packages.map((one) => [one.name, specOf(one)]));
  const manifest = { name: "body", private: true, dependencies: specs };
  const locked = "instead" in lock ? { problems: [noLock(lock.instead, packages, owner)] } : subset(lock, packages, owner);
  if (!("packages" in locked)) {
    // Without a lockfile these are what tells one state of the packages from another.
    const json = { ...manifest, installed: installedVersions(packages) };
    return { files: new Map([["package.json", text(json)]]), problems: locked.problems };
  }
  const json = {
    name: "body",
    lockfileVersion: 3,
    requires: true,
    packages: { "": { name: "body", dependencies: specs }, ...locked.packages },
  };
  return {
    files: new Map([
      ["package.json", text({ ...manifest, ...scripts(locked.packages, "file" in lock ? dirname(lock.file) : "") })],
      ["package-lock.json", text(json)],
    ]),
    problems: [],
  };
}

/** npm asks which packages may run scripts when they are installed: those that have been installed here, but for what the project says of them. */
function scripts(packages: Readonly<Record<string, LockedPackage>>, root: string): { readonly allowScripts?: object } {
  const own = manifestOf(root).allowScripts ?? {};
  const asked = Object.entries(packages).filter(([, entry]) => entry["hasInstallScript"] === true);
  const entries = asked.map(([place, { version }]) => {
    const name = place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
    const pinned = `${name}@${version}`;
    return own[pinned] === false || own[name] === false ? [name, false] : [pinned, true];
  });
  return entries.length === 0 ? {} : { allowScripts: Object.fromEntries(entries) as object };
}

function specOf({ name, folder }: InstalledPackage): string {
  const { name: own = name, version = "*" } = manifestOf(folder);
  return own === name ? version : `npm:${own}@${version}`;
}

function subset(
  lock: LockFile,
  packages: readonly InstalledPackage[],
  owner: Owner,
): { packages: Readonly<Record<string, LockedPackage>> } | { problems: Diagnostic[] } {
  const root = dirname(lock.file);
  const from = relative(root, owner.folder).split(sep).join("/");
  const problems: Diagnostic[] = [];
  const say = (message: string, hint: string): void => void problems.push(problem(`${basename(lock.file)} ${message}`, hint, owner));
  const roots = packages.flatMap(({ name }) => findLocked(lock.packages, name, from) ?? []);
  const { packages: found, missing, clashes } = lockedClosure(lock.packages, roots);
  for (const { name, folder } of packages) {
    const place = findLocked(lock.packages, name, from);
    const { version } = manifestOf(folder);
    if (place === undefined) say(`does not have ${name}`, `npm install ${name}`);
    else if (lock.packages[place]?.link)
      say(`has ${name} as a link to a folder, which does not travel`, "publish it, or install it from a file: npm pack");
    else if (lock.packages[place]?.version !== version)
      say(`has ${name} ${lock.packages[place]?.version}, and ${version} is installed`, "npm ci");
  }
  for (const [place, { version }] of found) {
    const { version: installed } = manifestOf(join(root, place));
    if (roots.includes(place) || installed === undefined || installed === version) continue;
    say(`has ${place.slice("node_modules/".length)} ${version}, and ${installed} is installed`, "npm ci");
  }
  for (const { name, of } of missing) {
    const hint = "npm leaves out other platforms when it writes a lockfile beside installed packages: remove both and npm install";
    say(`does not have ${name}, which ${of} may need on Azure ML`, hint);
  }
  for (const name of clashes) say(`has two versions of ${name} at one place`, "have the members of the workspace depend on one version");
  return problems.length > 0 ? { problems } : { packages: Object.fromEntries(found) };
}

function noLock(instead: string, packages: readonly InstalledPackage[], owner: Owner): Diagnostic {
  const names = packages.map(({ name }) => name).join(", ");
  const message = `${instead} to install ${names} by, which ${packages.length === 1 ? "travels" : "travel"} with the body of ${owner.component}`;
  return problem(message, "npm install --package-lock-only writes one, also beside pnpm or yarn", owner);
}

function problem(message: string, hint: string, { location, leaves }: Owner): Diagnostic {
  return { code: "AZML812", severity: leaves ? "error" : "warning", message, ...(location && { location }), hint };
}

function text(json: object): string {
  return `${JSON.stringify(json, undefined, 2)}\n`;
}
