import { AzmlError } from "../../diagnostics/azml-error.js";
import { didYouMean } from "../../util/did-you-mean.js";
import type { JobRecord, NodeRecord } from "../../workspace/job-record.js";
import type { Workspace } from "../../workspace/workspace.js";

/** The job of that name. Throws AZML712, with the name that was probably meant. */
export async function findJob(workspace: Workspace, name: string): Promise<JobRecord> {
  return (await workspace.jobs.get(name)) ?? noSuchJob(workspace, name);
}

/** Throws AZML712, with the name that was probably meant. */
export async function noSuchJob(workspace: Workspace, name: string): Promise<never> {
  const names = (await workspace.jobs.list({ limit: 100, view: "all" })).map((job) => job.name);
  const meant = didYouMean(name, names);
  const hint = meant ? `did you mean ${meant}?` : "azml job list shows the jobs there are";
  throw new AzmlError([{ code: "AZML712", severity: "error", message: `workspace ${workspace.name} has no job "${name}"`, hint }]);
}

/** The job of that name, or for `last` the newest that is not archived. Throws AZML712. */
export async function namedJob(workspace: Workspace, name: string): Promise<JobRecord> {
  return name === "last" ? lastJob(workspace) : findJob(workspace, name);
}

async function lastJob(workspace: Workspace): Promise<JobRecord> {
  const [newest] = await workspace.jobs.list({ limit: 1 });
  if (newest) return newest;
  throw new AzmlError([
    { code: "AZML712", severity: "error", message: `workspace ${workspace.name} has no jobs`, hint: "azml run FILE makes one" },
  ]);
}

/** A node of a job, by its path. Throws AZML715, with the path that was probably meant. */
export function findNode(record: JobRecord, node: string): NodeRecord {
  const paths = record.nodes.map(({ path }) => path);
  const found = record.nodes.find(({ path }) => path === node);
  if (found) return found;
  const meant = didYouMean(node, paths);
  const hint = meant ? `did you mean ${meant}?` : `its nodes: ${paths.join(", ")}`;
  throw new AzmlError([{ code: "AZML715", severity: "error", message: `job ${record.name} has no node "${node}"`, hint }]);
}
