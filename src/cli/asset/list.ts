import { assetTable } from "../../reporters/asset-table.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { type Terminal, wantsColors } from "../terminal.js";
import { openWorkspace, type WorkspaceOptions } from "../workspace-options.js";
import type { AssetWords } from "./asset-words.js";

export interface ListOptions extends WorkspaceOptions {
  readonly name?: string;
  readonly includeArchived?: boolean;
  readonly archivedOnly?: boolean;
  readonly maxResults: number;
  readonly json?: boolean;
}

export async function list({ kind, command, many }: AssetWords, options: ListOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openWorkspace(options, terminal);
  try {
    const { name, maxResults: limit, archivedOnly, includeArchived } = options;
    const view = archivedOnly ? "archived" : includeArchived ? "all" : "active";
    const assets = await workspace[kind].list({ view, limit, ...(name !== undefined && { name }) });
    const { stdout, env } = terminal;
    const none = `No ${view === "archived" ? "archived " : ""}${many}${name === undefined ? "" : ` called ${name}`} in ${workspace.name}.\n`;
    const how = view === "active" && workspace.kind === "local" ? `azml ${command} create FILE registers one.\n` : "";
    if (options.json) stdout.write(`${JSON.stringify(assets)}\n`);
    else stdout.write(assets.length > 0 ? assetTable(assets, { colors: wantsColors(stdout, env) }) : none + how);
    return exitCode.done;
  } finally {
    await workspace.close();
  }
}
