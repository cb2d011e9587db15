import type { JobRecord, NodeRecord } from "../workspace/job-record.js";
import type { Workspace } from "../workspace/workspace.js";

export interface Explanation {
  readonly job: string;
  readonly node: string;
  readonly sentence: string;
  /** The job it was compared with. */
  readonly before?: string;
  readonly ingredients: readonly { readonly what: string; readonly is: "same" | "changed" | "new" | "gone" }[];
}

/** The jobs that are older than one, the newest first. */
export async function jobsBefore(workspace: Workspace, { name }: JobRecord): Promise<readonly JobRecord[]> {
  const jobs = await workspace.jobs.list({ limit: 1000, view: "all" });
  return jobs.slice(jobs.findIndex((job) => job.name === name) + 1);
}

/** Says why a node ran, or why its result was used again. */
export function explain(job: JobRecord, record: NodeRecord, older: readonly JobRecord[]): Explanation {
  const { path, ingredients, reason, status, remark } = record;
  const of = { job: job.name, node: path };
  if (ingredients === undefined) {
    const steers = ["pipeline", "do_while", "parallel_for", "if_else", "sweep"].includes(record.kind);
    const cause = steers
      ? "what it is made of is looked at node by node"
      : status === "Completed"
        ? "its result is never used again, as its component says: is_deterministic is false"
        : `it has no result, because it is ${status}${reason === undefined ? "" : `: ${reason}`}`;
    return { ...of, sentence: `${path}: ${cause}.`, ingredients: [] };
  }
  // The result that was used is one with the same ingredients, whichever job came last.
  if (isUsedAgain(record)) {
    return { ...of, sentence: `${path} did not have to run: ${reason}.`, ingredients: compare(ingredients, ingredients) };
  }
  const before = older
    .map((one) => ({ job: one.name, node: one.nodes.find((other) => other.path === path && other.ingredients !== undefined) }))
    .find(({ node }) => node !== undefined);
  const theirs = before?.node?.ingredients ?? {};
  const compared = before === undefined ? [] : compare(ingredients, theirs);
  const changed = compared.filter(({ is }) => is !== "same");
  if (remark !== undefined)
    return { ...of, ...(before && { before: before.job }), sentence: `${path} ran: ${remark}.`, ingredients: compared };
  const used = before?.node?.isUsedOnce && changed.length === 0 ? `${path} ran: in ${before.job} ${before.node.remark}.` : undefined;
  return {
    ...of,
    ...(before && { before: before.job }),
    sentence: used ?? sentenceOf(record, before?.job, changed),
    ingredients: compared,
  };
}

/** Whether an earlier result was used for a node, so that it did not have to run. */
function isUsedAgain({ reason }: NodeRecord): boolean {
  return reason?.startsWith("the same as") ?? false;
}

function sentenceOf({ path }: NodeRecord, before: string | undefined, changed: Explanation["ingredients"]): string {
  if (before === undefined) return `${path} ran: no job before has such a node with a result.`;
  if (changed.length === 0)
    return `${path} ran although it is what it was in ${before}: its outputs are gone, it failed there, or the job was to run every node (--no-reuse, force_rerun).`;
  return `${path} ran: since ${before} there is another ${changed.map(({ what }) => what).join(", ")}.`;
}

function compare(mine: Readonly<Record<string, string>>, theirs: Readonly<Record<string, string>>): Explanation["ingredients"] {
  return [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].map((what) => {
    if (!(what in theirs)) return { what, is: "new" };
    if (!(what in mine)) return { what, is: "gone" };
    return { what, is: mine[what] === theirs[what] ? "same" : "changed" };
  });
}
