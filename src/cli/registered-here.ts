import { existsSync } from "node:fs";
import type { IsRegisteredHere } from "../check/service/rules/registered-here.js";
import { workspaceFolder } from "../workspace/local/workspace-folder.js";
import { join } from "node:path";

/** What can be asked of the local workspace's registry while something is compiled. */
export interface LocalNames {
  /** Absent where there is no local workspace. */
  readonly isRegisteredHere?: IsRegisteredHere;
  close(): void;
}

/** Opens the registry of the local workspace that is meant, if there is one. Nothing is made, and nothing is loaded without one. */
export async function localNames(localWorkspace: string | undefined, cwd: string): Promise<LocalNames> {
  const folder = workspaceFolder(localWorkspace, cwd);
  if (!existsSync(join(folder, "azml.db"))) return { close: () => undefined };
  const { lookUpRegistry } = await import("../workspace/local/registry/look-up-registry.js");
  const registry = lookUpRegistry(folder);
  return {
    isRegisteredHere: (kind, name, version) => registry.find(kind, name, version) !== undefined,
    close: () => registry.close(),
  };
}
