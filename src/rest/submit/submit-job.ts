import { AzmlError } from "../../diagnostics/azml-error.js";
import type { Json } from "../../model/environment.js";
import type { PipelineJob } from "../../model/pipeline-job.js";
import { type JobNames, pipelineJobBody } from "../job/pipeline-job-body.js";
import { missingPaths } from "./missing-paths.js";
import { settleAll } from "./settle-all.js";
import { Submission } from "./submission.js";
import type { SubmissionTarget } from "./submission-target.js";

/**
 * Submits a job: environments and code, then components from the deepest up, then local data, then the job.
 *
 * @returns the service's answer to the last request.
 * @throws AzmlError when a local path is missing (nothing was sent then), or what the target throws.
 */
export async function submitJob(job: PipelineJob, target: SubmissionTarget, names: JobNames): Promise<Json> {
  const missing = missingPaths(job);
  if (missing.length > 0) throw new AzmlError(missing);
  const submission = new Submission(target);
  const { runs } = job;
  await settleAll([
    runs === undefined ? submission.resolveNodes(job.component) : submission.resolveComponent(runs.kind === "own" ? job.component : runs),
    submission.resolveInputs(job.inputs),
  ]);
  return target.createJob(names.name, pipelineJobBody(job, submission, names));
}
