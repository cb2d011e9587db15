import { lstatSync, readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { GuardError } from "./guard-error.js";
import { isBelow } from "./place-below.js";

/**
 * Looks for links in a folder that lead out of it: who copies it with its links followed would copy what lies elsewhere.
 *
 * @throws GuardError AZML559 for the first one
 */
export function refuseLinksOut(path: string): void {
  const root = realpathSync(path);
  const look = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const below = join(folder, entry.name);
      if (entry.isDirectory()) look(below);
      else if (entry.isSymbolicLink() && !leadsInto(below, root))
        throw new GuardError("AZML559", `${below} is a link that leads elsewhere`);
    }
  };
  if (lstatSync(root).isDirectory()) look(root);
}

function leadsInto(link: string, root: string): boolean {
  try {
    return isBelow(realpathSync(link), root);
  } catch {
    return false;
  }
}
