import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { PlannedNode } from "../plan/run-plan.js";
import { contentKey } from "./content-key.js";
import { contentNow } from "./content-now.js";

/** A diagnostic (AZML534) for each output of an earlier run that a node is to take, and that is not what was made then. */
export async function damagedResults(nodes: readonly PlannedNode[]): Promise<Diagnostic[]> {
  const problems: Diagnostic[] = [];
  for (const { path: node, instead } of nodes) {
    if (instead?.kind !== "take") continue;
    for (const [output, { path, readAt = path }] of instead.outputs) {
      const made = readAt === undefined ? undefined : instead.contents.get(readAt);
      if (readAt === undefined || made === undefined || (await contentNow(readAt, contentKey)) === made) continue;
      const message = `output "${output}" of "${node}" in ${instead.job} has been changed since it was made, and cannot be taken`;
      const hint = `run the node again, too: --only ${node}, or name another job by --of`;
      problems.push({ code: "AZML534", severity: "error", message, notes: [readAt], hint });
    }
  }
  return problems;
}
