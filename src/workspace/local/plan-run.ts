import { AzmlError } from "../../diagnostics/azml-error.js";
import { isError } from "../../diagnostics/diagnostic.js";
import { planJob } from "../../engine/plan/plan-job.js";
import type { LocalPlace, RunPlan } from "../../engine/plan/run-plan.js";
import { selectNodes, unknownNames } from "../../engine/plan/select-nodes.js";
import { damagedResults } from "../../engine/reuse/damaged-results.js";
import type { BundledJob } from "../../model/job.js";
import { compact } from "../../util/compact.js";
import type { CreateJobOptions } from "../job-operations.js";
import { problem, type WorkspaceDatabase } from "./database.js";
import { FormerResults } from "./former-results.js";
import { machineProblems } from "./machine-problems.js";

/** What the workspace knows of its jobs. */
interface KnownJobs {
  readonly database: WorkspaceDatabase;
  readonly isJob: (name: string) => boolean;
}

/** What is to run of a job. Everything that is wrong with it, with the options and with this machine is told at once. */
export async function planRun(
  job: BundledJob,
  place: LocalPlace,
  { only, from, of, origin, forceRerun = [], environments }: CreateJobOptions,
  { database, isJob }: KnownJobs,
): Promise<RunPlan> {
  const { plan, errors } = planJob(job, place);
  const former = new FormerResults(database, of, origin);
  const chosen = selectNodes(plan, compact({ only, from }), (path) => former.find(path));
  const onMachine = await machineProblems(chosen.plan);
  const problems = [
    ...errors,
    ...chosen.errors,
    ...(await damagedResults(chosen.plan.nodes)),
    ...unknownNames(forceRerun, "--force-rerun", plan),
    ...unknownNames(Object.keys(environments?.nodes ?? {}), "--env", plan),
    ...onMachine.filter(isError),
  ];
  if (of !== undefined && !isJob(of)) problems.push(...problem("AZML514", `there is no job "${of}"`).diagnostics);
  if (problems.length > 0) throw new AzmlError(problems);
  return { ...chosen.plan, warnings: [...chosen.plan.warnings, ...onMachine.filter((one) => !isError(one))] };
}
