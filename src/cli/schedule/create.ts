import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AzmlError } from "../../diagnostics/azml-error.js";
import { definitionWord } from "../../model/definition.js";
import { scheduleText } from "../../reporters/schedule-table.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { type JobFileOptions, prepare } from "../prepare.js";
import { reportProblems } from "../report-problems.js";
import type { Terminal } from "../terminal.js";
import { isAzure, openAzure, openLocal, type WorkspaceOptions } from "../workspace-options.js";

export interface CreateOptions extends WorkspaceOptions, Omit<JobFileOptions, "name"> {
  readonly json?: boolean;
}

/** Creates the schedule that FILE defines, in an Azure ML workspace or the local one. */
export async function create(file: string, options: CreateOptions, terminal: Terminal): Promise<ExitCode> {
  // Loaded before the user's file: what comes after it has to pass through the loader of TypeScript.
  if (!isAzure(options)) await import("../../workspace/local/open-local-workspace.js");
  const bundles = await mkdtemp(join(tmpdir(), "azml-"));
  try {
    const { definition, diagnostics } = await prepare(file, options, {
      cwd: terminal.cwd,
      target: isAzure(options) ? "azure" : "local",
      bundles: () => Promise.resolve(bundles),
    });
    if (!definition || diagnostics.length > 0) reportProblems(diagnostics, terminal, options.json && !definition);
    if (!definition) return exitCode.wrong;
    if (definition.kind !== "schedule") {
      const hint = "give the YAML of a schedule, or a module that exports schedule({ … }), which --export names";
      const message = `${file} defines a ${definitionWord(definition)} and no schedule`;
      throw new AzmlError([{ code: "AZML720", severity: "error", message, hint }]);
    }
    const workspace = await (isAzure(options) ? openAzure(options, terminal) : openLocal(options, terminal));
    try {
      const created = await workspace.schedules.createOrUpdate(definition);
      terminal.stdout.write(options.json ? `${JSON.stringify(created)}\n` : scheduleText(created));
      if (workspace.kind === "local" && !options.json) terminal.stderr.write("Its jobs run while azml schedule start does.\n");
      return exitCode.done;
    } finally {
      await workspace.close();
    }
  } finally {
    await rm(bundles, { recursive: true, force: true });
  }
}
