import type { Command } from "commander";
import type { AzureWorkspaceName } from "../workspace/azure/resolve-azure-workspace.js";
import type { LocalWorkspace } from "../workspace/local/open-local-workspace.js";
import { AzmlError } from "../diagnostics/azml-error.js";
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
  return command.option(
    "--local-workspace <dir>",
    "folder of the local workspace (default: the nearest .azml, or one beside package.json, or AZML_HOME)",
  );
}

export function addWorkspaceOptions(command: Command): Command {
  return addLocalOption(command)
    .option("-w, --workspace-name <name>", "Azure ML workspace; without it the local one")
    .option("-g, --resource-group <name>", "its resource group")
    .option("--subscription <id>", "its subscription");
}

export const workspaceOptionNames: ReadonlySet<string> = new Set([
  "--local-workspace",
  "--workspace-name",
  "--resource-group",
  "--subscription",
]);

export function isAzure(options: WorkspaceOptions): boolean {
  return options.workspaceName !== undefined || options.resourceGroup !== undefined || options.subscription !== undefined;
}

/** Opens the workspace that the options name, to look at its jobs; nothing of the other kind is loaded, and no folder is made. */
export async function openWorkspace(options: WorkspaceOptions, terminal: Terminal): Promise<Workspace> {
  return isAzure(options) ? await openAzure(options, terminal) : await openLocal(options, terminal, false);
}

/** Opens the Azure ML workspace that the options, the environment or a `config.json` name. Throws AZML604 when none does. */
export async function openAzure(options: WorkspaceOptions, terminal: Terminal): Promise<Workspace> {
  const { openAzureWorkspace } = await import("../workspace/azure/open-azure-workspace.js");
  const { env } = terminal;
  const named = await azureName(options, terminal);
  return await openAzureWorkspace(compact({ ...named, endpoint: env["AZML_ARM_ENDPOINT"], blobEndpoint: env["AZML_BLOB_ENDPOINT"] }));
}

/** The options that name the same Azure ML workspace in every folder, to be pasted into a shell. */
export async function azureOptions(options: WorkspaceOptions, terminal: Terminal): Promise<string> {
  const { workspace, resourceGroup, subscription } = await azureName(options, terminal);
  const [name, group, id] = [workspace, resourceGroup, subscription].map((text) => (/^[\w.-]+$/.test(text) ? text : `'${text}'`));
  return `-w ${name} -g ${group} --subscription ${id}`;
}

async function azureName(
  { subscription, resourceGroup, workspaceName }: WorkspaceOptions,
  terminal: Terminal,
): Promise<AzureWorkspaceName> {
  const { resolveAzureWorkspace } = await import("../workspace/azure/resolve-azure-workspace.js");
  const given = compact({ subscription, resourceGroup, workspace: workspaceName });
  const named = resolveAzureWorkspace({ given, folder: terminal.cwd, environment: terminal.env });
  if (named) return named;
  const hint = "name one with -w, -g and --subscription, or in a config.json";
  throw new AzmlError([{ code: "AZML604", severity: "error", message: "no Azure ML workspace is named", hint }]);
}

export async function openLocal(
  options: Pick<WorkspaceOptions, "localWorkspace">,
  terminal: Terminal,
  make = true,
): Promise<LocalWorkspace> {
  const { openLocalWorkspace } = await import("../workspace/local/open-local-workspace.js");
  return await openLocalWorkspace(compact({ cwd: terminal.cwd, folder: options.localWorkspace, make }));
}
