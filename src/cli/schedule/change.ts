import { AzmlError } from "../../diagnostics/azml-error.js";
import { scheduleText } from "../../reporters/schedule-table.js";
import { didYouMean } from "../../util/did-you-mean.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import type { Terminal } from "../terminal.js";
import { openAzure, type WorkspaceOptions } from "../workspace-options.js";
import type { AzureWorkspace, ScheduleRecord } from "../../workspace/workspace.js";

export interface ShowOptions extends WorkspaceOptions {
  readonly json?: boolean;
}

export async function show(name: string, options: ShowOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openAzure(options, terminal);
  const schedule = await existing(workspace, name);
  await workspace.close();
  terminal.stdout.write(options.json ? `${JSON.stringify(schedule)}\n` : scheduleText(schedule));
  return exitCode.done;
}

const past = { enable: "Enabled", disable: "Disabled", delete: "Deleted" } as const;

export async function change(verb: keyof typeof past, name: string, options: WorkspaceOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openAzure(options, terminal);
  await workspace.schedules[verb](name);
  await workspace.close();
  terminal.stdout.write(`${past[verb]} ${name}.\n`);
  return exitCode.done;
}

/** The schedule of that name. Throws AZML608, with the name that was probably meant. */
async function existing({ schedules, name: workspace }: AzureWorkspace, name: string): Promise<ScheduleRecord> {
  const found = await schedules.get(name);
  if (found) return found;
  const all = await schedules.list({ view: "all", limit: 100 });
  const meant = didYouMean(
    name,
    all.map((one) => one.name),
  );
  const hint = meant ? `did you mean ${meant}?` : "azml schedule list --include-disabled shows the schedules there are";
  throw new AzmlError([{ code: "AZML608", severity: "error", message: `workspace ${workspace} has no schedule "${name}"`, hint }]);
}
