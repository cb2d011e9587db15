import type { RunPlan } from "../../../engine/plan/run-plan.js";
import { problem } from "../database.js";
import type { JobStore } from "../job-store.js";
import type { ResultUses } from "./result-uses.js";

/**
 * Notes the jobs whose results a plan takes. Belongs into the transaction that creates the job.
 *
 * @throws AzmlError AZML593 when one of them was removed since the plan was made.
 */
export function noteTaken({ nodes }: RunPlan, uses: ResultUses, store: JobStore): void {
  const jobs = new Set(nodes.flatMap(({ instead }) => (instead?.kind === "take" ? [instead.job] : [])));
  for (const job of jobs) {
    const found = store.find(job);
    if (!found || !uses.note(found.id)) throw problem("AZML593", `job "${job}", whose results are to be taken, was removed meanwhile`);
  }
}
