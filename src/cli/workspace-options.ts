import type { Command } from "commander";
import type { LocalWorkspace } from "../workspace/local/open-local-workspace.js";
import type { Workspace } from "../workspace/workspace.js";
import { compact } from "../util/compact.js";
import type { Terminal } from "./terminal.js";

/** Which workspace a command works on. Without any of the Azure ones it is the local workspace. */
export interface WorkspaceOptions {
  readonly localWorkspace?: string;
  readonly workspaceName?: string;
  readonly resourceGroup?: string;
  readonly subscription?: string;
}

export function addLocalOption(command: Command): Command {
  return command.option("--local-workspace <dir>", "folder of the local workspace (default: .azml beside package.json, or AZML_HOME)");
}

export function addWorkspaceOptions(command: Command): Command {
  return addLocalOption(command)
    .option("-w, --workspace-name <name>", "Azure ML workspace; without it the local one")
    .option("-g, --resource-group <name>", "its resource group")
    .option("--subscription <id>", "its subscription");
}

export function isAzure(options: WorkspaceOptions): boolean {
  return options.workspaceName !== undefined || options.resourceGroup !== undefined || options.subscription !== undefined;
}

/** Opens the workspace that the options name; nothing of the other kind is loaded. */
export async function openWorkspace(options: WorkspaceOptions, terminal: Terminal): Promise<Workspace> {
  if (!isAzure(options)) return await openLocal(options, terminal);
  const { resolveAzureWorkspace } = await import("../workspace/azure/resolve-azure-workspace.js");
  const { openAzureWorkspace } = await import("../workspace/azure/open-azure-workspace.js");
  const { subscription, resourceGroup, workspaceName } = options;
  const { env, cwd } = terminal;
  const given = compact({ subscription, resourceGroup, workspace: workspaceName });
  const named = resolveAzureWorkspace({ given, folder: cwd, environment: env });
  if (!named) throw new Error("options that name an Azure ML workspace resolve to one, or to a diagnostic");
  return await openAzureWorkspace(compact({ ...named, endpoint: env["AZML_ARM_ENDPOINT"], blobEndpoint: env["AZML_BLOB_ENDPOINT"] }));
}

export async function openLocal(options: Pick<WorkspaceOptions, "localWorkspace">, terminal: Terminal): Promise<LocalWorkspace> {
  const { openLocalWorkspace } = await import("../workspace/local/open-local-workspace.js");
  return await openLocalWorkspace(compact({ cwd: terminal.cwd, folder: options.localWorkspace }));
}
