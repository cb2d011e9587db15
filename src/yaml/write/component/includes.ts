import { runningFile } from "../../../model/location.js";
import path from "node:path";
import type { CodeOwner } from "../../../model/code-owner.js";
import { relativePath } from "../relative-path.js";
import type { Writable } from "../yaml-text.js";

/** `additional_includes:`, for a file of `folder`. Absolute ones stay so: azure-ai-ml sends them as they are written. */
export function writeIncludes({ additionalIncludes, location }: CodeOwner, folder: string): Writable | undefined {
  const base = location === undefined ? process.cwd() : path.dirname(runningFile(location));
  return additionalIncludes?.map((include) => {
    if (typeof include !== "string") return { type: "artifact", ...include };
    return path.isAbsolute(include) ? include : relativePath(folder, path.resolve(base, include));
  });
}
