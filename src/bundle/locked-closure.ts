import type { LockedPackage } from "./lock-file.js";

type Packages = Readonly<Record<string, LockedPackage>>;

export interface LockedClosure {
  /** Everything that the packages need, by its place in a folder of its own. */
  readonly packages: ReadonlyMap<string, LockedPackage>;
  /** Names that something needs on Azure ML and the lockfile does not have; with who needs them. */
  readonly missing: readonly { readonly name: string; readonly of: string }[];
  /** Places that two versions would have to share. */
  readonly clashes: readonly string[];
}

/** Says of a package what is true of it where nothing else is installed. */
const flags = new Set(["dev", "devOptional", "optional", "peer", "extraneous"]);

/**
 * The part of a lockfile that some packages need, with the packages of every platform. Places stay as they are, so that each package finds the same
 * others; what lies in the folder of a workspace's member moves to the top.
 */
export function lockedClosure(all: Packages, roots: readonly string[]): LockedClosure {
  const missing: { name: string; of: string }[] = [];
  const needed = new Map<string, { isOptional: boolean }>();
  const queue = roots.map((place) => ({ place, isOptional: false }));
  for (let next = queue.shift(); next; next = queue.shift()) {
    const known = needed.get(next.place);
    if (known && (next.isOptional || !known.isOptional)) continue;
    needed.set(next.place, { isOptional: next.isOptional });
    const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = all[next.place] ?? {};
    const edges = [
      ...Object.keys(dependencies).map((name) => ({ name, isOptional: name in optionalDependencies, isPeer: false })),
      ...Object.keys(optionalDependencies).map((name) => ({ name, isOptional: true, isPeer: false })),
      ...Object.keys(peerDependencies).map((name) => ({ name, isOptional: false, isPeer: true })),
    ];
    for (const { name, isOptional, isPeer } of edges) {
      const place = findLocked(all, name, next.place);
      if (place !== undefined) queue.push({ place, isOptional: next.isOptional || isOptional });
      else if (!isPeer && (!isOptional || isForAzure(name))) missing.push({ name, of: nameAt(next.place) });
    }
  }
  const packages = new Map<string, LockedPackage>();
  const clashes: string[] = [];
  for (const [place, { isOptional }] of [...needed].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const moved = place.slice(place.indexOf("node_modules/"));
    const entry = Object.fromEntries(Object.entries(withoutLacking(all, place)).filter(([key]) => !flags.has(key)));
    const known = packages.get(moved);
    if (known && known.version !== entry["version"]) clashes.push(nameAt(moved));
    packages.set(moved, { ...entry, ...(isOptional && { optional: true }) });
  }
  return { packages, missing, clashes };
}

/** Where a lockfile has a package for one at another place, as Node looks for it. */
export function findLocked(all: Packages, name: string, from: string): string | undefined {
  const parts = from.split("/").filter((part) => part !== "");
  for (let count = parts.length; count >= 0; count--) {
    if (parts[count - 1] === "node_modules") continue;
    const place = [...parts.slice(0, count), "node_modules", name].join("/");
    if (all[place]) return place;
  }
  return undefined;
}

/** An entry without the optional packages that its lockfile lacks: `npm ci` would ask for them. */
function withoutLacking(all: Packages, place: string): LockedPackage {
  const { optionalDependencies, ...entry } = all[place] ?? {};
  if (!optionalDependencies) return entry;
  const there = Object.entries(optionalDependencies).filter(([name]) => findLocked(all, name, place) !== undefined);
  return there.length === 0 ? entry : { ...entry, optionalDependencies: Object.fromEntries(there) };
}

/** Whether a package is for the machines that Azure ML has: Linux, x64, with the GNU library. */
function isForAzure(name: string): boolean {
  return /linux[-_.]x64/.test(name) && !name.includes("musl");
}

function nameAt(place: string): string {
  return place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
}
