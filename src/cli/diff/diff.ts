import { writeJsonNumbers } from "../../model/json-number.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { namedJob } from "../job/find-job.js";
import { type Terminal, wantsColors } from "../terminal.js";
import { openLocal, type WorkspaceOptions } from "../workspace-options.js";
import { compareJobs } from "../../compare/compare-jobs.js";
import { shownComparison } from "./shown-comparison.js";

export interface DiffOptions extends Pick<WorkspaceOptions, "localWorkspace"> {
  readonly json?: boolean;
}

/** Says what two jobs have not in common. Answers as diff does: 0 when there is nothing, 1 when there is something. */
export async function diff(first: string, second: string, options: DiffOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openLocal(options, terminal, false);
  try {
    const comparison = await compareJobs(await namedJob(workspace, first), await namedJob(workspace, second));
    const { stdout, env } = terminal;
    stdout.write(
      options.json
        ? `${JSON.stringify(comparison, writeJsonNumbers)}\n`
        : shownComparison(comparison, { colors: wantsColors(stdout, env) }),
    );
    return comparison.equal ? exitCode.done : exitCode.different;
  } finally {
    await workspace.close();
  }
}
