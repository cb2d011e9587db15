import type { JobRecord, NodeRecord } from "../../workspace/job-record.js";
import { table } from "../../reporters/table.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { findNode, namedJob } from "../job/find-job.js";
import type { Terminal } from "../terminal.js";
import { openLocal, type WorkspaceOptions } from "../workspace-options.js";

export interface WhyOptions extends Pick<WorkspaceOptions, "localWorkspace"> {
  readonly json?: boolean;
}

interface Explanation {
  readonly job: string;
  readonly node: string;
  readonly sentence: string;
  /** The job it was compared with. */
  readonly before?: string;
  readonly ingredients: readonly { readonly what: string; readonly is: "same" | "changed" | "new" | "gone" }[];
}

/** Says why a node ran, or why its result was used again. */
export async function why(jobName: string, node: string, options: WhyOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openLocal(options, terminal, false);
  try {
    const job = await namedJob(workspace, jobName);
    const record = findNode(job, node);
    const jobs = await workspace.jobs.list({ limit: 1000, view: "all" });
    const older = jobs.slice(jobs.findIndex(({ name }) => name === job.name) + 1);
    const explanation = explain(job, record, older);
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

function explain(job: JobRecord, record: NodeRecord, older: readonly JobRecord[]): Explanation {
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
