import type { PipelineJob } from "../../../model/pipeline-job.js";
import type { StandaloneJobCommon } from "../../../model/standalone-job.js";
import { compact } from "../../../util/compact.js";
import { ownName } from "../part/compute.js";
import { readIdentity } from "../part/run-settings.js";
import { readServices } from "../part/services.js";
import type { BodyReader } from "../source/body-reader.js";

/** What the reader of a job is told. */
export interface JobContext {
  readonly name: string | undefined;
  readonly workspace: string | undefined;
}

type JobCommon = Pick<StandaloneJobCommon, "name" | "displayName" | "description" | "experimentName" | "compute" | "identity" | "services">;

/** What every job says of itself, but for tags and properties. */
export function readJobCommon(reader: BodyReader, { name, workspace }: JobContext): JobCommon & Pick<PipelineJob, "compute"> {
  const compute = reader.string("computeId");
  reader.skip(["jobType", "status"]);
  // Definitions that azure-ai-ml sends are never archived, and have no template.
  reader.constant("isArchived", false);
  return compact({
    name,
    displayName: reader.string("display_name"),
    description: reader.string("description"),
    experimentName: reader.string("experiment_name"),
    compute: compute === undefined ? undefined : ownName(compute, "computes", workspace),
    identity: readIdentity(reader.get("identity")),
    services: readServices(reader.get("services")),
  });
}
