import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { oddFile, oddKind } from "./open-regular.js";

/**
 * Looks at what a body has left at a path, links followed: files and folders of these, and nothing whose reading might never end.
 *
 * @throws GuardError AZML548 for the first pipe, socket or device
 */
export function refuseOddFiles(path: string): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined || stats.isFile()) return;
  if (!stats.isDirectory()) throw oddFile(path, oddKind(stats) ?? "odd");
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isFile()) continue;
    const below = join(path, entry.name);
    if (entry.isDirectory()) refuseOddFiles(below);
    else refuseOddTarget(below);
  }
}

/** What a link leads to is not entered when it is a folder: it may lead in circles. */
function refuseOddTarget(path: string): void {
  let stats;
  try {
    stats = statSync(path, { throwIfNoEntry: false });
  } catch {
    // A link to itself.
    return;
  }
  const odd = stats && oddKind(stats);
  if (odd !== undefined && odd !== "a folder") throw oddFile(path, odd);
}
