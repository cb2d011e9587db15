import { AzmlError } from "../../diagnostics/azml-error.js";
import type { Json } from "../../model/environment.js";
import type { PipelineJob } from "../../model/pipeline-job.js";
import { type JobNames, pipelineJobBody } from "../job/pipeline-job-body.js";
import { componentLayers } from "./component-layers.js";
import { missingPaths } from "./missing-paths.js";
import { settleAll } from "./settle-all.js";
import { Submission } from "./submission.js";
import type { SubmissionTarget } from "./submission-target.js";
import { assetsOf, assetsWithin, partsOf } from "./submitted-parts.js";

/**
 * Submits a job: environments, code and local data, then components from the deepest up, then the job.
 *
 * @returns the service's answer to the last request.
 * @throws AzmlError when a local path is missing (nothing was sent then), or what the target throws.
 */
export async function submitJob(job: PipelineJob, target: SubmissionTarget, names: JobNames): Promise<Json> {
  const missing = missingPaths(job);
  if (missing.length > 0) throw new AzmlError(missing);
  const submission = new Submission(target);
  await resolvePipelineJob(job, submission);
  return target.createJob(names.name, pipelineJobBody(job, submission, names));
}

/** Creates what a pipeline is made of. */
export async function resolvePipelineJob(job: PipelineJob, submission: Submission): Promise<void> {
  const { component, runs } = job;
  const layers = [...componentLayers(component), ...(runs === undefined ? [] : [[runs.kind === "own" ? component : runs]])];
  await settleAll([
    submission.resolveParts(partsOf([...layers.flat(), ...(runs === undefined ? [component] : [])])),
    submission.resolveAssets([...assetsOf(job.inputs), ...assetsWithin(component)]),
  ]);
  for (const layer of layers) await submission.createComponents(layer);
}
