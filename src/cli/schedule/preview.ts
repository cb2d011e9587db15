import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { AzmlError } from "../../diagnostics/azml-error.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { definitionWord } from "../../model/definition.js";
import type { Schedule } from "../../model/schedule.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { type JobFileOptions } from "../prepare.js";
import { reportProblems } from "../report-problems.js";
import { type Terminal, wantsColors } from "../terminal.js";
import { openWorkspace, type WorkspaceOptions } from "../workspace-options.js";

export interface PreviewOptions extends WorkspaceOptions, Omit<JobFileOptions, "name"> {
  readonly count: number;
  /** Point in time; default: now. */
  readonly from?: string;
  readonly json?: boolean;
}

/** A schedule to look at. Without `begunAt` it is a file's, which is looked at as if it were created at the beginning of the preview. */
interface Found {
  readonly schedule: Schedule;
  readonly begunAt?: number;
}

/** Says when a schedule fires next: one that a file defines, or one of the workspace. */
export async function preview(target: string, options: PreviewOptions, terminal: Terminal): Promise<ExitCode> {
  const { clockChange } = await import("../../calendar/clock-changes.js");
  const { localText, readTime } = await import("../../calendar/point-in-time.js");
  const { firesAfter, readTimetable } = await import("../../calendar/timetable.js");
  const { ianaZone } = await import("../../calendar/time-zone.js");
  const { previewJson, previewText } = await import("../../reporters/schedule-preview.js");
  const found = await find(target, options, terminal);
  if (!found) return exitCode.wrong;
  const { schedule } = found;
  const from = options.from === undefined ? Date.now() : readTime(options.from, ianaZone(schedule.trigger.timeZone ?? "UTC") ?? "UTC");
  if (from === undefined) {
    const message = `"${options.from}" is no point in time`;
    throw problem("AZML741", message, "write it like 2030-03-30T12:00:00Z, or 2030-03-30T12:00:00 in the schedule's zone");
  }
  const { timetable, diagnostics } = readTimetable(schedule, found.begunAt ?? from);
  if (!timetable || diagnostics.length > 0) reportProblems(diagnostics, terminal, options.json && !timetable);
  if (!timetable) return exitCode.wrong;
  // What a file defines fires at once when that is now.
  const times = firesAfter(timetable, found.begunAt === undefined ? from - 1000 : from, options.count);
  const fires = times.map((time) => {
    const note = time === timetable.atOnce ? "at once: there is no start time" : clockChange(timetable, time);
    return { time, local: localText(time, timetable.zone), ...(note !== undefined && { note }) };
  });
  const { stdout, env } = terminal;
  const shown = { schedule, zone: timetable.zone, fires };
  stdout.write(options.json ? `${JSON.stringify(previewJson(shown))}\n` : previewText(shown, { colors: wantsColors(stdout, env) }));
  return exitCode.done;
}

async function find(target: string, options: PreviewOptions, terminal: Terminal): Promise<Found | undefined> {
  if (existsSync(resolve(terminal.cwd, target))) return ofFile(target, options, terminal);
  const workspace = await openWorkspace(options, terminal);
  try {
    const found = await workspace.schedules.definition(target);
    if (found) return { schedule: found.schedule, begunAt: Date.parse(found.begunAt) };
    const message = `there is no file ${target}, and workspace ${workspace.name} has no schedule of that name`;
    throw problem("AZML740", message, "azml schedule list --include-disabled shows the schedules there are");
  } finally {
    await workspace.close();
  }
}

async function ofFile(file: string, options: PreviewOptions, terminal: Terminal): Promise<Found | undefined> {
  const { compileFile } = await import("../../load/compile-file.js");
  const { cwd } = terminal;
  const { input = {}, set, export: exportName } = options;
  const { definition, diagnostics } = await compileFile(file, {
    cwd,
    folder: cwd,
    target: "local",
    checkTrigger: false,
    given: { texts: input, folder: cwd },
    ...(set && { overrides: set }),
    ...(exportName !== undefined && { exportName }),
  });
  if (!definition || diagnostics.length > 0) reportProblems(diagnostics, terminal, options.json && !definition);
  if (!definition) return undefined;
  if (definition.kind === "schedule") return { schedule: definition };
  const hint = "give the YAML of a schedule, or a module that exports schedule({ … }), which --export names";
  throw problem("AZML720", `${file} defines a ${definitionWord(definition)} and no schedule`, hint);
}

function problem(code: Diagnostic["code"], message: string, hint: string): AzmlError {
  return new AzmlError([{ code, severity: "error", message, hint }]);
}
