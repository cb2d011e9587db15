import type { Schedule } from "../../../model/schedule.js";
import { readJobProperties } from "../job/jobs.js";
import { BodyReader, readWord } from "../source/body-reader.js";
import type { BodyValue } from "../source/body-value.js";

type CreateJob = Schedule["createJob"];

/** `action` of a schedule: the job that it creates. */
export function readAction(value: BodyValue, workspace: string | undefined): CreateJob | undefined {
  const reader = new BodyReader(value, "an action");
  const type = reader.require("actionType");
  if (type === undefined || readWord(type, { create_job: "CreateJob" }) === undefined) return undefined;
  const definition = reader.require("jobDefinition");
  reader.close();
  return definition && readJobDefinition(definition, workspace);
}

function readJobDefinition(value: BodyValue, workspace: string | undefined): CreateJob | undefined {
  const source = value.entries().find(([key, given]) => key === "sourceJobId" && !given.isNull)?.[1];
  const id = source?.string;
  if (source !== undefined && id === undefined) source.report("AZML616", `expected text, got ${source.describe()}`);
  const job = readJobProperties(id === undefined ? value : value.without("sourceJobId"), { name: undefined, workspace });
  if (id !== undefined) {
    if (job !== undefined && job.kind !== "pipeline_job") value.report("AZML617", "only pipeline jobs are run again");
    return { kind: "existing_job", id, ...(job?.kind === "pipeline_job" && !saysNothing(value) ? { changes: job } : {}) };
  }
  if (job?.kind === "sweep_job" || job?.kind === "automl_job") {
    value.report("AZML617", "a schedule creates jobs of the types Pipeline, Command and Spark");
    return undefined;
  }
  return job;
}

/** A job that is run again as it is: nothing but what every definition has. */
function saysNothing(value: BodyValue): boolean {
  const said: Readonly<Record<string, unknown>> = { jobType: "Pipeline", experimentName: "", isArchived: false };
  return value
    .entries()
    .every(([key, given]) => key === "sourceJobId" || key === "status" || given.isNull || (key in said && given.json === said[key]));
}
