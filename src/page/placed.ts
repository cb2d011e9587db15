import { dirname, isAbsolute, join } from "node:path";
import { type BodyFolder, isBelow, placeBelow } from "../guard/place-below.js";
import type { Workspace } from "../workspace/workspace.js";
import { ApiProblem } from "./api-problem.js";

/**
 * A path that the record of a job names, to be looked into. Whatever a body has put in its place, or in that of a folder of the run on the way to it, a
 * link that leads elsewhere is not followed; links on the way to a place of the user's own are the user's.
 *
 * @throws ApiProblem 404 for what is not on this machine
 */
export function placeOf({ kind, name }: Workspace, path: string): BodyFolder {
  if (kind === "azure" || !isAbsolute(path)) throw new ApiProblem(404, "These files are not on this machine.");
  const runs = join(name, "runs");
  return { root: isBelow(path, runs) ? runs : dirname(path), path };
}

/** The path itself. @throws GuardError AZML559 when a link that leads elsewhere is in its place */
export function pathOf(place: BodyFolder): string {
  return placeBelow(place, "");
}
