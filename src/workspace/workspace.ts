import type { DataAsset } from "../model/data-asset.js";
import type { InlineEnvironment } from "../model/environment.js";
import type { ModelAsset } from "../model/model-asset.js";
import type { Component } from "../model/pipeline.js";
import type { AssetOperations } from "./asset-operations.js";
import type { JobOperations } from "./job-operations.js";
import type { ScheduleOperations } from "./schedule-operations.js";

/** Where jobs run and things are registered: this machine, or an Azure ML workspace. Both behave alike. */
export interface Workspace {
  readonly kind: "local" | "azure";
  /** For people: the folder of a local workspace, the name of an Azure one. */
  readonly name: string;
  readonly jobs: JobOperations;
  readonly components: AssetOperations<Component>;
  readonly environments: AssetOperations<InlineEnvironment>;
  readonly data: AssetOperations<DataAsset>;
  readonly models: AssetOperations<ModelAsset>;
  readonly schedules: ScheduleOperations;
  close(): Promise<void>;
}
