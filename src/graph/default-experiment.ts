import { basename } from "node:path";
import { armNamePattern } from "../model/name.js";

/** azure-ai-ml's default: the folder's name without spaces, `Default` when that is no valid name. */
export function defaultExperiment(folder: string): string {
  const name = basename(folder).replaceAll(" ", "");
  return armNamePattern.test(name) ? name : "Default";
}
