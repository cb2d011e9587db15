import type { PipelineJob, PipelineSettings } from "../../model/pipeline-job.js";
import { defined, type JsonObject, mapValues } from "../json-object.js";
import { nodeBody } from "../node/node-bodies.js";
import { jobIdentityBody, jobServicesBody } from "../part/run-settings.js";
import { computeId, type ResolvedIds } from "../resolved-ids.js";
import { jobInputsBody, jobOutputsBody } from "./job-io.js";

/** What a job is called when it does not say so itself. */
export interface JobNames {
  /** Name of the job in the workspace. */
  readonly name: string;
  /** Experiment of jobs that name none. */
  readonly experimentName: string;
  /** Properties that describe where the job was submitted from, such as the git commit. */
  readonly properties?: Readonly<Record<string, string>>;
}

/**
 * Body of `PUT …/jobs/<name>` for a pipeline job. Job level keys are camelCase; those of nodes and settings are snake_case and pass through.
 *
 * Without `names`, as in a schedule, no names are filled in.
 *
 * Source: schema `pipelineJob` and REST type `PipelineJob`, api-version 2024-01-01-preview.
 */
export function pipelineJobBody(job: PipelineJob, ids: ResolvedIds, names: JobNames | undefined): JsonObject {
  const { component, runs } = job;
  return {
    properties: defined({
      jobType: "Pipeline",
      displayName: job.displayName ?? (runs === undefined ? undefined : component.displayName) ?? (names && (job.name ?? names.name)),
      description: job.description,
      experimentName: job.experimentName ?? names?.experimentName,
      tags: job.tags ?? {},
      properties: { ...names?.properties, ...job.properties },
      computeId: job.compute === undefined ? undefined : computeId(job.compute, ids.workspace),
      componentId: runs === undefined ? undefined : ids.component(runs.kind === "own" ? component : runs),
      identity: job.identity === undefined ? undefined : jobIdentityBody(job.identity),
      services: job.services === undefined ? undefined : jobServicesBody(job.services),
      isArchived: false,
      inputs: jobInputsBody(job, ids),
      outputs: jobOutputsBody(job),
      jobs: runs === undefined ? mapValues(component.jobs, (node) => nodeBody(node, ids, component.jobs)) : {},
      settings: { ...settingsBody(job.settings, ids), _source: runs === undefined ? job.source : "REMOTE.WORKSPACE.JOB" },
    }),
  };
}

function settingsBody(settings: PipelineSettings, ids: ResolvedIds): JsonObject {
  const { defaultCompute, defaultDatastore } = settings;
  return defined({
    ...Object.fromEntries(Object.entries(settings.extra ?? {}).filter(([, value]) => value !== null)),
    // Unlike a node's compute, an ARM id of another workspace stays.
    default_compute:
      defaultCompute === undefined ? undefined : isArmId(defaultCompute) ? defaultCompute : computeId(defaultCompute, ids.workspace),
    default_datastore:
      defaultDatastore === undefined
        ? undefined
        : isArmId(defaultDatastore)
          ? defaultDatastore
          : `${ids.workspace}/datastores/${defaultDatastore}`,
    continue_on_step_failure: settings.continueOnStepFailure,
    force_rerun: settings.forceRerun,
    on_init: settings.onInit,
    on_finalize: settings.onFinalize,
  });
}

function isArmId(text: string): boolean {
  return /^\/subscriptions\//i.test(text);
}
