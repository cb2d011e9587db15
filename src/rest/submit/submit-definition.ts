import { AzmlError } from "../../diagnostics/azml-error.js";
import { type Definition, submittedJob } from "../../model/definition.js";
import { defaultExperiment } from "../../model/default-experiment.js";
import type { JobNames } from "../job/pipeline-job-body.js";
import { submitData, submitModel } from "./submit-asset.js";
import { submitComponent } from "./submit-component.js";
import { submitJob } from "./submit-job.js";
import { submitSchedule } from "./submit-schedule.js";
import { submitStandaloneJob } from "./submit-standalone-job.js";
import { Submission } from "./submission.js";
import type { SubmissionTarget } from "./submission-target.js";
import { toldOnce } from "./told-once.js";

/**
 * Sends whatever a file defines, with everything that it is made of. `names` are those of a job.
 *
 * @returns the service's answer to the last request, or the ARM id of what was created.
 * @throws AzmlError when a local path is missing (nothing was sent then), or what the target throws.
 */
export async function submitDefinition(definition: Definition, target: SubmissionTarget, names: JobNames): Promise<unknown> {
  try {
    return await submit(definition, target, names);
  } catch (error) {
    throw error instanceof AzmlError && error.diagnostics.length > 1 ? new AzmlError(toldOnce(error.diagnostics)) : error;
  }
}

async function submit(definition: Definition, target: SubmissionTarget, names: JobNames): Promise<unknown> {
  switch (definition.kind) {
    case "pipeline_job":
      return submitJob(definition, target, names);
    case "automl_job":
    case "command_job":
    case "spark_job":
    case "sweep_job":
      return submitStandaloneJob(definition, target, names);
    case "schedule":
      return submitSchedule(definition, target);
    case "data":
      return submitData(definition, target);
    case "model":
      return submitModel(definition, target);
    case "inline":
      return new Submission(target).createEnvironment(definition);
    case "automl":
    case "command":
    case "data_transfer":
    case "parallel":
    case "pipeline":
    case "spark":
      return submitComponent(definition, target);
  }
}

/** Names of a job for requests that nobody sends: its own, or what comes closest to those that it gets when it is sent from `folder`. */
export function plannedNames(definition: Definition, folder: string): JobNames {
  const job = submittedJob(definition);
  const title = job?.kind === "pipeline_job" ? job.component.name : job?.displayName;
  return { name: job?.name ?? title ?? "JOB_NAME", experimentName: defaultExperiment(folder) };
}
