import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SourceLocation } from "../model/location.js";
import { locationAt } from "./location-at.js";
import { packageOf } from "./package-of.js";
import type { ModuleLinks } from "./travelling-packages.js";
import { usersImport } from "./users-import.js";

/** A warning for each package of a bundle that loads what is known only when it runs, at the user's import of it. `openLoads`: where, by module. */
export function openPackages(
  openLoads: ReadonlyMap<string, SourceLocation>,
  links: (id: string) => ModuleLinks | undefined,
  isUsers: (id: string) => boolean,
): Diagnostic[] {
  const told = new Set<string>();
  return [...openLoads].flatMap(([id, { file, line }]): Diagnostic[] => {
    const name = packageOf(file)?.name ?? file;
    if (told.has(name)) return [];
    told.add(name);
    const user = usersImport(id, links, isUsers);
    const message = `the package ${name} loads what is known only when it runs, so a result of the body is not used again`;
    const notes = [`it does so in ${file}:${line}`];
    return [
      { code: "AZML809", severity: "warning", message, ...(user && { location: locationAt(user.file, user.code, user.offset) }), notes },
    ];
  });
}
