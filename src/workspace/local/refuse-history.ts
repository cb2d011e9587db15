import { readdirSync } from "node:fs";
import { problem } from "./database.js";

/**
 * Refuses (AZML539) to run a job in a folder that has something in it: the database does not know the job of that name, and its outputs and logs may
 * be all that is left of it.
 */
export function refuseHistory(name: string, folder: string): void {
  if (!holdsAnything(folder)) return;
  throw problem(
    "AZML539",
    `there is a folder ${folder} already, and the database knows no job "${name}"`,
    "give the job another name, or move the folder away: it may be all that is left of a job",
  );
}

function holdsAnything(folder: string): boolean {
  try {
    return readdirSync(folder).length > 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}
