import type { StandaloneJob } from "../../model/standalone-job.js";
import { unreachable } from "../../util/unreachable.js";
import type { JsonObject } from "../json-object.js";
import type { ResolvedIds } from "../resolved-ids.js";
import { automlJobBody } from "./automl-job-body.js";
import { commandJobBody } from "./command-job-body.js";
import type { JobNames } from "./pipeline-job-body.js";
import { sparkJobBody } from "./spark-job-body.js";
import { sweepJobBody } from "./sweep-job-body.js";

/** Body of a job of one step, of whatever kind. Without `names`, as in a schedule, no names are filled in. */
export function standaloneJobBody(job: StandaloneJob, ids: ResolvedIds, names: JobNames | undefined): JsonObject {
  switch (job.kind) {
    case "automl_job":
      return automlJobBody(job, ids, names);
    case "command_job":
      return commandJobBody(job, ids, names);
    case "spark_job":
      return sparkJobBody(job, ids, names);
    case "sweep_job":
      return sweepJobBody(job, ids, names);
    default:
      return unreachable(job);
  }
}
