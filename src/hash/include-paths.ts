import { existsSync } from "node:fs";
import path from "node:path";
import { pathsOf } from "../model/artifact-include.js";
import type { CodeOwner } from "../model/code-owner.js";
import { runningFile } from "../model/location.js";

/** Absolute paths of what is included beside a component's code: they are relative to the file that names them. */
export function includePaths({ location, additionalIncludes = [] }: Pick<CodeOwner, "location" | "additionalIncludes">): string[] {
  const base = location === undefined ? process.cwd() : path.dirname(runningFile(location));
  return pathsOf(additionalIncludes).map((include) => path.resolve(base, include));
}

/** Is there something to include: the path itself, or the folder that a zip is made of? */
export function isIncludeThere(include: string): boolean {
  return existsSync(include) || (include.endsWith(".zip") && existsSync(include.slice(0, -".zip".length)));
}
