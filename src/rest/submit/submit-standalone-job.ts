import { AzmlError } from "../../diagnostics/azml-error.js";
import type { CodeOwner } from "../../model/code-owner.js";
import type { Json } from "../../model/environment.js";
import type { StandaloneJob } from "../../model/standalone-job.js";
import type { JobNames } from "../job/pipeline-job-body.js";
import { standaloneJobBody } from "../job/standalone-job-body.js";
import { missingJobPaths } from "./missing-paths.js";
import { standaloneProblems } from "./standalone-problems.js";
import { settleAll } from "./settle-all.js";
import { Submission } from "./submission.js";
import type { SubmissionTarget } from "./submission-target.js";
import { assetsOf } from "./submitted-parts.js";

/**
 * Submits a job of one step: its code, environment and local data, then the job.
 *
 * @returns the service's answer to the last request.
 * @throws AzmlError when a local path is missing or the command names no input (nothing was sent then), or what the target throws.
 */
export async function submitStandaloneJob(job: StandaloneJob, target: SubmissionTarget, names: JobNames): Promise<Json> {
  const missing = [...standaloneProblems(job), ...missingJobPaths(job)];
  if (missing.length > 0) throw new AzmlError(missing);
  const submission = new Submission(target);
  await resolveStandaloneJob(job, submission);
  return target.createJob(names.name, standaloneJobBody(job, submission, names));
}

/** Creates what a job of one step is made of. */
export async function resolveStandaloneJob(job: StandaloneJob, submission: Submission): Promise<void> {
  await settleAll([
    submission.resolveParts({ owners: standaloneOwners(job), components: [] }),
    submission.resolveAssets(assetsOf(job.inputs)),
  ]);
}

/** What has code and an environment in a job of one step. */
function standaloneOwners(job: StandaloneJob): CodeOwner[] {
  if (job.kind === "automl_job") return [];
  return [job.kind === "sweep_job" ? job.trial : job];
}
