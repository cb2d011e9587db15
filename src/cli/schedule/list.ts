import { scheduleTable } from "../../reporters/schedule-table.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { type Terminal, wantsColors } from "../terminal.js";
import { openWorkspace, type WorkspaceOptions } from "../workspace-options.js";

export interface ListOptions extends WorkspaceOptions {
  readonly includeDisabled?: boolean;
  readonly disabledOnly?: boolean;
  readonly maxResults: number;
  readonly json?: boolean;
}

export async function list(options: ListOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openWorkspace(options, terminal);
  const view = options.disabledOnly ? "disabled" : options.includeDisabled ? "all" : "enabled";
  const schedules = await workspace.schedules.list({ view, limit: options.maxResults });
  await workspace.close();
  const { stdout, env } = terminal;
  const none = `No ${view === "all" ? "" : `${view} `}schedules in ${workspace.name}.\n`;
  if (options.json) stdout.write(`${JSON.stringify(schedules)}\n`);
  else stdout.write(schedules.length > 0 ? scheduleTable(schedules, { colors: wantsColors(stdout, env) }) : none);
  return exitCode.done;
}
