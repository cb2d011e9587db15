import { pythonShim } from "./runners/python-shim.js";
import { findShell } from "./runners/shell.js";

/** What this machine has to run commands with. */
export interface Machine {
  /** Absolute path of the shell; undefined when there is none. */
  readonly shell: string | undefined;
  /** Folder added at the end of PATH. */
  readonly extraPath: string | undefined;
}

export function inspectMachine(cacheFolder: string): Machine {
  return { shell: findShell(), extraPath: pythonShim(cacheFolder) };
}
