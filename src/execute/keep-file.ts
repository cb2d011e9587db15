import { cpSync } from "node:fs";
import { join } from "node:path";

/** Copies a file into a folder of artifacts, under a name such as `figures/roc.png`. */
export function keepFile(folder: string, file: string, name: string): void {
  cpSync(file, join(folder, name), { dereference: true });
}
