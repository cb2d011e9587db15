import { existsSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { GuardError } from "../guard/guard-error.js";
import { AzmlError } from "../diagnostics/azml-error.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { makeFolder } from "../util/make-folder.js";
import { compareFiles, filesAt } from "../compare/compare-files.js";

export interface Placed {
  /** Absolute. */
  readonly path: string;
  /** The same content was there. */
  readonly wasThere: boolean;
}

interface Placing {
  /** Folder that everything lies in under its name, on the same disk. */
  readonly aside: string;
  readonly folder: string;
  /** Paths below either folder. */
  readonly names: readonly string[];
  /** Replace what has other content. */
  readonly force: boolean;
}

/**
 * Brings files and folders that lie ready to their places.
 *
 * @throws AzmlError AZML731 with everything that would be replaced; nothing was moved then.
 */
export async function placeAll({ aside, folder, names, force }: Placing): Promise<readonly Placed[]> {
  const problems: Diagnostic[] = [];
  const placed: Placed[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const wasThere = existsSync(path) && (await compareFiles(filesAt(path), filesAt(join(aside, name)))) === undefined;
    if (existsSync(path) && !wasThere && !force)
      problems.push({
        code: "AZML731",
        severity: "error",
        message: `${path} is there already, and is not the same`,
        hint: "--force replaces it",
      });
    placed.push({ path, wasThere });
  }
  if (problems.length > 0) throw new AzmlError(problems);
  for (const [at, name] of names.entries()) {
    const { path, wasThere } = placed[at]!;
    if (wasThere) continue;
    makeFolder(dirname(path));
    // What is replaced goes with the folder aside.
    if (existsSync(path)) renameSync(path, join(aside, `.replaced-${at}`));
    renameSync(join(aside, name), path);
  }
  return placed;
}

/**
 * Does what reads and writes files, where what goes wrong is the machine's or the user's.
 *
 * @throws AzmlError AZML732 when the file system refuses something.
 */
export async function writing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || error instanceof AzmlError) throw error;
    if (error instanceof GuardError) throw new AzmlError([{ code: error.code, severity: "error", message: error.message }]);
    throw new AzmlError([{ code: "AZML732", severity: "error", message: error.message }]);
  }
}
