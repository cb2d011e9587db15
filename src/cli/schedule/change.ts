import { scheduleText } from "../../reporters/schedule-table.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import type { Terminal } from "../terminal.js";
import { openWorkspace, type WorkspaceOptions } from "../workspace-options.js";
import { findSchedule } from "./find-schedule.js";

export interface ShowOptions extends WorkspaceOptions {
  readonly json?: boolean;
}

export async function show(name: string, options: ShowOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openWorkspace(options, terminal);
  try {
    const schedule = await findSchedule(workspace, name);
    terminal.stdout.write(options.json ? `${JSON.stringify(schedule)}\n` : scheduleText(schedule));
    return exitCode.done;
  } finally {
    await workspace.close();
  }
}

const past = { enable: "Enabled", disable: "Disabled", delete: "Deleted" } as const;

export async function change(verb: keyof typeof past, name: string, options: WorkspaceOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openWorkspace(options, terminal);
  try {
    await workspace.schedules[verb](name);
    terminal.stdout.write(`${past[verb]} ${name}.\n`);
    return exitCode.done;
  } finally {
    await workspace.close();
  }
}
