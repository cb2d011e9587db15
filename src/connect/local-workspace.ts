import { compact } from "../util/compact.js";
import { connect } from "./connect.js";
import type { LocalRegisteredWorkspace } from "./registered-workspace.js";

/** Where the local workspace lies. */
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
 * import training from "./pipeline.js";
 *
 * const workspace = await localWorkspace();
 * const run = await workspace.jobs.create(training);
 * for await (const event of run.events()) if (event.type === "node_log") console.log(event.line);
 * console.log((await run.wait()).status);
 * await workspace.close();
 */
export async function localWorkspace({ folder }: LocalWorkspaceOptions = {}): Promise<LocalRegisteredWorkspace> {
  const { openLocalWorkspace } = await import("../workspace/local/open-local-workspace.js");
  return { ...connect(await openLocalWorkspace(compact({ folder }))), kind: "local" };
}
