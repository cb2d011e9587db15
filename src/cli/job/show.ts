import { writeJsonNumbers } from "../../model/json-number.js";
import { summary } from "../../reporters/summary.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { type Terminal, wantsColors } from "../terminal.js";
import { openWorkspace, type WorkspaceOptions } from "../workspace-options.js";
import { findJob } from "./find-job.js";

export interface ShowOptions extends WorkspaceOptions {
  readonly json?: boolean;
}

export async function show(name: string, options: ShowOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openWorkspace(options, terminal);
  try {
    const record = await findJob(workspace, name);
    const { stdout, env, cwd } = terminal;
    stdout.write(
      options.json
        ? `${JSON.stringify(record, writeJsonNumbers)}\n`
        : summary(record, { colors: wantsColors(stdout, env), cwd }).trimStart(),
    );
    return exitCode.done;
  } finally {
    await workspace.close();
  }
}
