import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { environmentProblems } from "../../engine/environments/environment-problems.js";
import { checkCode } from "../../engine/plan/check-code.js";
import type { RunPlan } from "../../engine/plan/run-plan.js";
import { sparkProblems } from "../../engine/spark/spark-problems.js";

/**
 * What keeps this machine from running the nodes of a plan, and what it runs in another way than was asked for: their code, their environments,
 * Spark. Programs are asked what they are; nothing is made.
 */
export async function machineProblems({ needs }: Pick<RunPlan, "needs">): Promise<readonly Diagnostic[]> {
  return [
    ...checkCode(needs),
    ...(await environmentProblems(needs.flatMap(({ environments }) => environments))),
    ...sparkProblems(needs.flatMap(({ applications }) => applications)),
  ];
}
