import type { Json } from "../../model/environment.js";
import { literalText } from "../../model/literal-text.js";
import { withFirstExecutors } from "../../model/spark-settings.js";
import type { SparkJob } from "../../model/standalone-job.js";
import { WrittenNumber } from "../../model/written-number.js";
import { camelKeys } from "../camel-keys.js";
import { defined, type JsonObject, mapValues } from "../json-object.js";
import { jobIdentityBody } from "../part/run-settings.js";
import { sparkEntryBody, sparkIdentity, sparkResourcesBody } from "../part/spark-settings.js";
import type { ResolvedIds } from "../resolved-ids.js";
import type { JobNames } from "./pipeline-job-body.js";
import { codeId, environmentId, standaloneCommon } from "./standalone-common.js";

/**
 * Body of `PUT …/jobs/<name>` for a Spark application. Every setting of Spark's is a text.
 *
 * Source: schema `sparkJob` and REST type `SparkJob`, api-version 2023-04-01-preview.
 */
export function sparkJobBody(job: SparkJob, ids: ResolvedIds, names: JobNames | undefined): JsonObject {
  const { environment, entry, resources } = job;
  const identity = sparkIdentity(job);
  return {
    properties: defined({
      jobType: "Spark",
      ...standaloneCommon(job, ids, names),
      // azure-ai-ml takes properties for Spark's own, and sends none.
      properties: { ...names?.properties },
      identity: identity && jobIdentityBody(identity),
      codeId: codeId(ids.code(job)),
      entry: entry && camelKeys(sparkEntryBody(entry)),
      pyFiles: job.pyFiles,
      jars: job.jars,
      files: job.files,
      archives: job.archives,
      args: job.args,
      conf: mapValues(withFirstExecutors(job.conf ?? {}), confText),
      environmentId: environment && environmentId(environment, ids),
      resources: resources && camelKeys(sparkResourcesBody(resources)),
    }),
  };
}

function confText(value: Json): string {
  if (value instanceof WrittenNumber) return value.text;
  return typeof value === "object" ? JSON.stringify(value) : literalText(value);
}
