import { explain, jobsBefore } from "../../compare/explain.js";
import { table } from "../../reporters/table.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { findNode, namedJob } from "../job/find-job.js";
import type { Terminal } from "../terminal.js";
import { openLocal, type WorkspaceOptions } from "../workspace-options.js";

export interface WhyOptions extends Pick<WorkspaceOptions, "localWorkspace"> {
  readonly json?: boolean;
}

/** Says why a node ran, or why its result was used again. */
export async function why(jobName: string, node: string, options: WhyOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openLocal(options, terminal, false);
  try {
    const job = await namedJob(workspace, jobName);
    const record = findNode(job, node);
    const explanation = explain(job, record, await jobsBefore(workspace, job));
    const { stdout } = terminal;
    if (options.json) stdout.write(`${JSON.stringify(explanation)}\n`);
    else {
      const rows = explanation.ingredients.map(({ what, is }) => [{ text: `  ${what}` }, { text: is }]);
      stdout.write([explanation.sentence, ...table(rows), ""].join("\n"));
    }
    return exitCode.done;
  } finally {
    await workspace.close();
  }
}
