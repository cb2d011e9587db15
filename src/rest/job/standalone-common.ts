import type { StandaloneJobCommon } from "../../model/standalone-job.js";
import type { Environment } from "../../model/environment.js";
import { defined, type JsonObject, mapValues } from "../json-object.js";
import { jobIdentityBody, jobServicesBody } from "../part/run-settings.js";
import { computeId, type ResolvedIds } from "../resolved-ids.js";
import { jobInputBody, jobOutputBody } from "./job-io.js";
import type { JobNames } from "./pipeline-job-body.js";

/** What the body of every job has that is no pipeline. Without `names`, as in a schedule, nothing is filled in. */
export function standaloneCommon(job: StandaloneJobCommon, ids: ResolvedIds, names: JobNames | undefined): JsonObject {
  return defined({
    displayName: job.displayName ?? (names && (job.name ?? names.name)),
    description: job.description,
    experimentName: job.experimentName ?? names?.experimentName,
    tags: job.tags ?? {},
    properties: { ...names?.properties, ...job.properties },
    computeId: job.compute === undefined ? undefined : jobComputeId(job, job.compute, ids.workspace),
    identity: job.identity && jobIdentityBody(job.identity),
    services: job.services && jobServicesBody(job.services),
    isArchived: false,
    inputs: mapValues(job.inputs, (value) => jobInputBody(value, ids)),
    outputs: mapValues(job.outputs, jobOutputBody),
  });
}

/** A compute by its name, or the ARM id that was written: a virtual cluster is none of the workspace's, but one of its resource group's. */
function jobComputeId(job: StandaloneJobCommon & { readonly kind?: string }, compute: string, workspace: string): string {
  const [, cluster] = /^virtualclusters\/(.+)$/i.exec(compute) ?? [];
  // azure-ai-ml knows none for AutoML.
  if (cluster !== undefined && job.kind !== "automl_job")
    return `${workspace.replace(/\/workspaces\/[^/]+$/i, "")}/virtualclusters/${cluster}`;
  return /^\/subscriptions\//i.test(compute) ? compute : computeId(compute, workspace);
}

/** ARM id of an environment; those of registries and curated ones stay as they are written. */
export function environmentId(environment: Environment, ids: ResolvedIds): string {
  return ids.environment(environment).replace(/^azureml:(?=\/subscriptions\/)/i, "");
}

/** ARM id of code. */
export function codeId(code: string | undefined): string | undefined {
  return code?.replace(/^azureml:(?=\/subscriptions\/)/i, "");
}
