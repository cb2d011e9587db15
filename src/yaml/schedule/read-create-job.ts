import { existsSync } from "node:fs";
import path from "node:path";
import type { Schedule } from "../../model/schedule.js";
import { readJobValue } from "../read-job.js";
import { readPipelineJobValue } from "../read-pipeline-job.js";
import type { ReadContext } from "../read-context.js";
import { readString } from "../source/read-value.js";
import { openYaml } from "../source/open-yaml.js";
import type { YamlValue } from "../source/yaml-value.js";

/** `create_job:` of a schedule: a job file, a job of the workspace, or a map that names one under `job` beside what is to be otherwise. */
export function readCreateJob(value: YamlValue | undefined, context: ReadContext): Schedule["createJob"] | undefined {
  if (value === undefined) return undefined;
  if (!value.isMap) return readNamed(value, undefined, context);
  const job = new Map(value.entries()).get("job");
  if (job !== undefined && !job.isNull) return readNamed(job, value.without(["job"]), context);
  value.report("AZML407", `"create_job" needs "job"`, { hint: "name a job file, or a job of the workspace as azureml:<name>" });
  return undefined;
}

function readNamed(value: YamlValue, changes: YamlValue | undefined, context: ReadContext): Schedule["createJob"] | undefined {
  const text = readString(value);
  if (text === undefined) return undefined;
  if (/^(?:azureml:|\/subscriptions\/)/i.test(text)) return readExisting(text, changes, context);
  const file = path.resolve(path.dirname(value.file), text.replace(/^file:/, ""));
  if (!existsSync(file)) {
    value.report("AZML412", `there is no job file ${text}`, {
      notes: [`looked for ${file}`],
      hint: "paths are relative to the file they are written in; a job of the workspace is azureml:<name>",
    });
    return undefined;
  }
  const root = openYaml(file, context.sink);
  if (root === undefined) return undefined;
  const job = readJobValue(changes === undefined ? root : root.mergedWith(changes), { ...context, open: [...context.open, file] });
  if (job?.kind !== "sweep_job" && job?.kind !== "automl_job") return job;
  value.report("AZML411", `${text} is a ${job.kind.replace("_job", "")} job: a schedule creates pipelines, commands and Spark jobs`);
  return undefined;
}

function readExisting(text: string, changes: YamlValue | undefined, context: ReadContext): Schedule["createJob"] | undefined {
  const id = text.replace(/^azureml:/i, "");
  if (changes === undefined) return { kind: "existing_job", id };
  if (!changes.entries().some(([key]) => key === "type")) {
    changes.report("AZML407", "'type' must be specified when scheduling a remote job with updates.");
    return undefined;
  }
  const job = readPipelineJobValue(changes, context);
  return job === undefined ? undefined : { kind: "existing_job", id, changes: job };
}
