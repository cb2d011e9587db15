import { AzmlError } from "../../diagnostics/azml-error.js";
import { didYouMean } from "../../util/did-you-mean.js";
import type { JobRecord, Workspace } from "../../workspace/workspace.js";

/** The job of that name. Throws AZML712, with the name that was probably meant. */
export async function findJob(workspace: Workspace, name: string): Promise<JobRecord> {
  return (await workspace.jobs.get(name)) ?? noSuchJob(workspace, name);
}

/** Throws AZML712, with the name that was probably meant. */
export async function noSuchJob(workspace: Workspace, name: string): Promise<never> {
  const names = (await workspace.jobs.list({ limit: 100 })).map((job) => job.name);
  const meant = didYouMean(name, names);
  const hint = meant ? `did you mean ${meant}?` : "azml job list shows the jobs there are";
  throw new AzmlError([{ code: "AZML712", severity: "error", message: `workspace ${workspace.name} has no job "${name}"`, hint }]);
}
