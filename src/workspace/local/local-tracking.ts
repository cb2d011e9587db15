import { JobTracking, type JobTrackingOptions } from "../../tracking/job-tracking.js";
import type { WorkspaceDatabase } from "./database.js";
import { LocalTrackingStore } from "./local-tracking-store.js";
import { LocalModels } from "./registry/local-models.js";
import type { LocalRegistry } from "./registry/local-registry.js";

interface Place {
  readonly database: WorkspaceDatabase;
  readonly folder: string;
  readonly registry: LocalRegistry;
}

/** MLflow for a job of a local workspace. */
export function localTracking(
  { database, folder, registry }: Place,
  options: Pick<JobTrackingOptions, "job" | "log" | "experimentName" | "mask">,
): JobTracking {
  const store = new LocalTrackingStore(database, options.job, options.mask);
  return new JobTracking({ ...options, store, registry: new LocalModels(database, folder, registry, options.mask) });
}
