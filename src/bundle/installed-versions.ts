import { findPackage, type InstalledPackage, manifestOf } from "./package-of.js";

/** The packages and all that they depend on, as installed: `["sharp@0.34.5", …]`, sorted. */
export function installedVersions(packages: readonly InstalledPackage[]): string[] {
  const seen = new Set<string>();
  const versions = new Set<string>();
  const queue = packages.map(({ folder }) => folder);
  for (let folder = queue.shift(); folder !== undefined; folder = queue.shift()) {
    if (seen.has(folder)) continue;
    seen.add(folder);
    const { name, version, dependencies, optionalDependencies, peerDependencies } = manifestOf(folder);
    versions.add(`${name}@${version}`);
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
      const found = findPackage(needed, folder);
      if (found !== undefined) queue.push(found);
    }
  }
  return [...versions].sort();
}
