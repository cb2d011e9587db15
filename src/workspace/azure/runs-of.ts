import { type Answer, entriesOf, partOf, textOf } from "./answer.js";
import type { ChildRun, RunHistory } from "./run-history.js";
import { runStatus } from "./run-status.js";

/** Types of jobs that have no other run than their own. */
const ofOneStep: ReadonlySet<string> = new Set(["Command", "Spark"]);

/** The runs behind a job: those of a pipeline's nodes; the only one of a job of one step; of a search, its own and those of its trials. */
export async function runsOf(job: Answer, history: RunHistory): Promise<ChildRun[]> {
  const properties = partOf(job, "properties");
  const name = textOf(job, "name") ?? "";
  const type = textOf(properties, "jobType") ?? "Pipeline";
  if (type === "Pipeline") return history.children(name, nodesByTitle(properties));
  const own = {
    runId: name,
    logsOf: name,
    node: textOf(properties, "displayName") ?? name,
    status: runStatus(properties["status"]),
    reused: false,
  };
  return ofOneStep.has(type) ? [own] : [own, ...(await history.children(name))];
}

/** Run history calls a node by its display name, which is its name unless the job says another. */
function nodesByTitle(properties: Answer): ReadonlyMap<string, string> {
  const titled = entriesOf(properties, "jobs").map(([node, job]): [string, string] => [
    textOf(job, "display_name", "displayName") ?? node,
    node,
  ]);
  const titles = titled.map(([title]) => title);
  return new Map(titled.filter(([title]) => titles.indexOf(title) === titles.lastIndexOf(title)));
}
