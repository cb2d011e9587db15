import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AzmlError } from "../diagnostics/azml-error.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type Definition, definitionWord, isSubmittedJob, type SubmittedJob } from "../model/definition.js";
import type { BundledJob } from "../model/job.js";
import type { Schedule } from "../model/schedule.js";
import type { Workspace } from "../workspace/workspace.js";

/** A job as a workspace takes it. */
export interface ReadJob {
  readonly job: BundledJob;
  /** What Azure ML gets. */
  readonly as: SubmittedJob;
  readonly warnings: readonly Diagnostic[];
}

/** Compiles what a program has written as a job. `bundles` is the folder for its bodies. Throws everything that is wrong. */
export async function readJob(given: unknown, kind: Workspace["kind"], bundles: string, name: string | undefined): Promise<ReadJob> {
  const { compileWritten } = await import("../load/compile-written.js");
  const folder = { bundles: () => Promise.resolve(bundles) };
  const { job, definition, diagnostics } = await compileWritten(given, kind, { ...folder, ...(name !== undefined && { name }) });
  if (definition && !isSubmittedJob(definition))
    throw otherKind(definition, "only jobs run", "workspace.schedules.createOrUpdate takes schedules");
  if (!job || !definition) throw new AzmlError(diagnostics);
  return { job, as: definition, warnings: diagnostics };
}

/** Compiles what a program has written as a schedule. */
export async function readSchedule(
  given: unknown,
  kind: Workspace["kind"],
  bundles: string,
): Promise<{ readonly schedule: Schedule; readonly warnings: readonly Diagnostic[] }> {
  const { compileWritten } = await import("../load/compile-written.js");
  const { definition, diagnostics } = await compileWritten(given, kind, { bundles: () => Promise.resolve(bundles) });
  if (!definition) throw new AzmlError(diagnostics);
  if (definition.kind !== "schedule") throw otherKind(definition, "it is no schedule", "workspace.jobs.create takes jobs");
  return { schedule: definition, warnings: diagnostics };
}

/** Gives a folder to what needs one for a while. */
export async function withFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "azml-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function otherKind(definition: Definition, problem: string, hint: string): AzmlError {
  const location = "location" in definition ? definition.location : undefined;
  const message = `this is a ${definitionWord(definition)}, and ${problem}`;
  return new AzmlError([{ code: "AZML720", severity: "error", message, hint, ...(location && { location }) }]);
}
