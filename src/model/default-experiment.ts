import { basename } from "node:path";
import { armNamePattern } from "./name.js";

/** Experiment of a job that names none, as azure-ai-ml has it: the folder's name without spaces, `Default` when that is no valid name. */
export function defaultExperiment(folder: string): string {
  const name = basename(folder).replaceAll(" ", "");
  return armNamePattern.test(name) ? name : "Default";
}
