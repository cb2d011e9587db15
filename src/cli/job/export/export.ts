import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { AzmlError } from "../../../diagnostics/azml-error.js";
import { type RunEvent, terminalStatuses } from "../../../events/run-event.js";
import { plural } from "../../../reporters/plural.js";
import { shownPath } from "../../../reporters/shown-path.js";
import { type ExitCode, exitCode } from "../../exit-code.js";
import { writing } from "../../place-all.js";
import { reportProblems } from "../../report-problems.js";
import type { Terminal } from "../../terminal.js";
import { openLocal, type WorkspaceOptions } from "../../workspace-options.js";
import { namedJob } from "../find-job.js";
import { withOwnArtifacts } from "../own-artifacts.js";
import { exportEntries } from "./export-entries.js";
import { isZip, writeExport } from "./write-export.js";

export interface ExportJobOptions extends Pick<WorkspaceOptions, "localWorkspace"> {
  readonly output?: string;
  readonly force?: boolean;
  /** `--without-outputs` */
  readonly withoutOutputs?: boolean;
  readonly json?: boolean;
}

/** Writes a job of the local workspace to one folder or zip. */
export async function exportJob(name: string, options: ExportJobOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openLocal(options, terminal, false);
  try {
    const { record, warnings } = withOwnArtifacts(await namedJob(workspace, name));
    const { stdout, cwd } = terminal;
    if (!terminalStatuses.has(record.status)) throw problem("AZML733", `${record.name} is ${record.status}`);
    const target = resolve(cwd, options.output ?? `${record.name}.zip`);
    refuseOther(target, options.force === true);
    const events: RunEvent[] = [];
    for await (const event of workspace.jobs.stream(record.name)) events.push(event);
    const entries = await writing(async () => {
      const all = await exportEntries(record, events, { outputs: options.withoutOutputs !== true });
      await writeExport(target, all);
      return all;
    });
    reportProblems(warnings, terminal, false);
    stdout.write(
      options.json
        ? `${JSON.stringify({ path: target, files: entries.map((entry) => entry.name) })}\n`
        : `Exported ${record.name} to ${shownPath(target, cwd)}: ${plural(entries.length, "file")}.\n`,
    );
    return exitCode.done;
  } finally {
    await workspace.close();
  }
}

/** A file is replaced when that is asked for, a folder only when it is an export or empty. */
function refuseOther(target: string, force: boolean): void {
  if (!existsSync(target)) return;
  const isFolder = statSync(target).isDirectory();
  if (isFolder && isZip(target)) throw problem("AZML731", `${target} is a folder`);
  if (isFolder && readdirSync(target).length === 0) return;
  const isExport = isFolder && existsSync(join(target, "job.json")) && existsSync(join(target, "events.jsonl"));
  if (isFolder && !isExport) throw problem("AZML731", `${target} is a folder with other things`);
  if (!isFolder && !isZip(target)) throw problem("AZML731", `${target} is a file`);
  if (!force) throw problem("AZML731", `${target} is there already`, "--force replaces it");
}

function problem(code: "AZML731" | "AZML733", message: string, hint = ""): AzmlError {
  return new AzmlError([{ code, severity: "error", message, ...(hint !== "" && { hint }) }]);
}
