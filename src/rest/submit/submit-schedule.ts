import { AzmlError } from "../../diagnostics/azml-error.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Json } from "../../model/environment.js";
import type { Schedule } from "../../model/schedule.js";
import { scheduleBody } from "../schedule-body.js";
import { missingJobPaths, missingPaths } from "./missing-paths.js";
import { standaloneProblems } from "./standalone-problems.js";
import { resolvePipelineJob } from "./submit-job.js";
import { resolveStandaloneJob } from "./submit-standalone-job.js";
import { Submission } from "./submission.js";
import type { SubmissionTarget } from "./submission-target.js";

/**
 * Creates a schedule: everything its job is made of, then the schedule. No job is created.
 *
 * @returns the service's answer to the last request.
 * @throws AzmlError when a local path of the job is missing (nothing was sent then), or what the target throws.
 */
export async function submitSchedule(schedule: Schedule, target: SubmissionTarget): Promise<Json> {
  const job = schedule.createJob.kind === "existing_job" ? schedule.createJob.changes : schedule.createJob;
  const submission = new Submission(target);
  if (job !== undefined) {
    const missing: Diagnostic[] = job.kind === "pipeline_job" ? missingPaths(job) : [...standaloneProblems(job), ...missingJobPaths(job)];
    if (missing.length > 0) throw new AzmlError(missing);
    await (job.kind === "pipeline_job" ? resolvePipelineJob(job, submission) : resolveStandaloneJob(job, submission));
  }
  return target.createSchedule(schedule.name, scheduleBody(schedule, submission));
}
