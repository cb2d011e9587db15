import type { Workspace } from "../workspace.js";
import { databaseFile, openDatabase } from "./database.js";
import { JobStore } from "./job-store.js";
import { type InProcessBodies, LocalJobs } from "./local-jobs.js";
import { LocalAssets } from "./registry/local-assets.js";
import { LocalRegistry } from "./registry/local-registry.js";
import { workspaceFolder } from "./workspace-folder.js";

export interface OpenLocalWorkspaceOptions {
  /** Default: `AZML_HOME`, else `.azml` beside the nearest package.json upwards of `cwd`, else `.azml` in `cwd`. */
  readonly folder?: string;
  /** Default: the process's. */
  readonly cwd?: string;
  /** Make the folder when it is not there. Default: true. Without it a workspace that was never made is empty, and nothing can be run in it. */
  readonly make?: boolean;
  /** Bodies for jobs that run `inProcess`. */
  readonly bodies?: InProcessBodies;
}

/** An Azure ML workspace in a folder of this machine. */
export interface LocalWorkspace extends Workspace {
  readonly kind: "local";
  readonly jobs: LocalJobs;
  /** Cancels the jobs that this process runs, waits for them and closes the database. */
  close(): Promise<void>;
}

/**
 * Opens the local workspace, making its folder when it is not there. Several processes may have it open at once. It holds runs,
 * caches, what is registered, and in `datastores/<datastore>/` what stands for Azure ML's datastores: an output with
 * `path: azureml://datastores/<datastore>/paths/<path>` goes there, and inputs of such an address are read there. Nothing breaks
 * when the folder is deleted; results of runs, what was registered, and what was put into its datastores, are gone.
 *
 * @throws AzmlError AZML501 when the folder cannot be written, AZML511 when a newer azml made it, AZML512 when it is damaged.
 * @example
 * const workspace = await openLocalWorkspace();
 * const run = await workspace.jobs.create(job);
 * for await (const event of run.events()) console.log(event.type);
 * await workspace.close();
 */
export async function openLocalWorkspace(options: OpenLocalWorkspaceOptions = {}): Promise<LocalWorkspace> {
  const folder = workspaceFolder(options.folder, options.cwd);
  const database = openDatabase(folder, options.make);
  const registry = new LocalRegistry(database, folder);
  const jobs = new LocalJobs(new JobStore(database, databaseFile(folder)), folder, options.bodies ?? new Map(), registry);
  return {
    kind: "local",
    name: folder,
    jobs,
    components: new LocalAssets("components", registry),
    environments: new LocalAssets("environments", registry),
    data: new LocalAssets("data", registry),
    models: new LocalAssets("models", registry),
    close: async () => {
      await jobs.stopAll();
      if (database.open) database.close();
    },
  };
}
