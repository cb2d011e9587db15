/** `azml/workspace`: what a program can do with a workspace, local or Azure's. It loads neither SQLite nor Azure's libraries before one is opened. */
export { azureWorkspace, type AzureWorkspaceOptions } from "./azure-workspace.js";
export type {
  AssetOptions,
  DataDefinition,
  LocalRegisteredWorkspace,
  ModelDefinition,
  RegisteredAsset,
  RegisteredCollection,
  RegisteredComponent,
  RegisteredWorkspace,
} from "./registered-workspace.js";
export { localWorkspace, type LocalWorkspaceOptions } from "./local-workspace.js";
export type {
  CreateJobOptions,
  CreateLocalJobOptions,
  DownloadOptions,
  JobRun,
  LocalWorkspaceJobs,
  WorkspaceJobs,
  WrittenJob,
} from "./workspace-jobs.js";
export type { CreatedSchedule, ListSchedulesOptions, WorkspaceSchedules } from "./workspace-schedules.js";
export type { RunEvent, RunStatus } from "../events/run-event.js";
export type { AssetVersion } from "../model/asset-reference.js";
export type { AssetSummary, ListAssetsOptions } from "../workspace/asset-operations.js";
export type { ListJobsOptions } from "../workspace/job-operations.js";
export type { JobRecord, NodeRecord } from "../workspace/job-record.js";
export type { ScheduleRecord } from "../workspace/schedule-operations.js";
