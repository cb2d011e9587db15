import { compact } from "../util/compact.js";
import { connect } from "./connect.js";
import type { RegisteredWorkspace } from "./registered-workspace.js";

export interface LocalWorkspaceOptions {
  /** Default: `AZML_HOME`, else `.azml` beside the nearest package.json upwards of the current folder. */
  readonly folder?: string;
}

/**
 * Opens the local workspace: the one that `azml run` uses. Several processes may have it open at once.
 *
 * @throws AzmlError AZML501, AZML511 or AZML512 when the folder cannot be used.
 * @example
 * import { localWorkspace } from "azml/workspace";
 * import { Train } from "./train.js";
 *
 * const workspace = await localWorkspace();
 * await workspace.components.createOrUpdate(Train, { version: "1" });
 * const train = await workspace.components.get("train", "1");   // step(train, { … }) takes it
 * await workspace.close();
 */
export async function localWorkspace({ folder }: LocalWorkspaceOptions = {}): Promise<RegisteredWorkspace> {
  const { openLocalWorkspace } = await import("../workspace/local/open-local-workspace.js");
  return connect(await openLocalWorkspace(compact({ folder })));
}
