/** `azml/workspace`: what a program can do with a workspace, local or Azure's. It loads neither SQLite nor Azure's libraries before one is opened. */
export { azureWorkspace, type AzureWorkspaceOptions } from "./azure-workspace.js";
export type {
  AssetOptions,
  DataDefinition,
  ModelDefinition,
  RegisteredAsset,
  RegisteredCollection,
  RegisteredComponent,
  RegisteredWorkspace,
} from "./registered-workspace.js";
export { localWorkspace, type LocalWorkspaceOptions } from "./local-workspace.js";
export type { AssetVersion } from "../model/asset-reference.js";
export type { AssetSummary, ListAssetsOptions } from "../workspace/asset-operations.js";
