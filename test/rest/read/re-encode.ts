import type { AssetPath } from "../../../src/model/asset.js";
import type { DataAsset } from "../../../src/model/data-asset.js";
import type { InlineEnvironment } from "../../../src/model/environment.js";
import type { ModelAsset } from "../../../src/model/model-asset.js";
import type { Component } from "../../../src/model/pipeline.js";
import type { PipelineJob } from "../../../src/model/pipeline-job.js";
import type { Schedule } from "../../../src/model/schedule.js";
import type { StandaloneJob } from "../../../src/model/standalone-job.js";
import { anonymousComponentRequest, namedComponentRequest } from "../../../src/rest/component/component-body.js";
import { dataBody } from "../../../src/rest/data-body.js";
import { environmentBody } from "../../../src/rest/environment-body.js";
import { pipelineJobBody } from "../../../src/rest/job/pipeline-job-body.js";
import { standaloneJobBody } from "../../../src/rest/job/standalone-job-body.js";
import { modelBody } from "../../../src/rest/model-body.js";
import { readComponentBody } from "../../../src/rest/read/read-component.js";
import { readDataBody } from "../../../src/rest/read/read-data.js";
import { readEnvironmentBody } from "../../../src/rest/read/read-environment.js";
import { readJobBody } from "../../../src/rest/read/read-job.js";
import { readModelBody } from "../../../src/rest/read/read-model.js";
import { readScheduleBody } from "../../../src/rest/read/read-schedule.js";
import type { ReadResult } from "../../../src/rest/read/result.js";
import { scheduleBody } from "../../../src/rest/schedule-body.js";
import { resolvePipelineJob } from "../../../src/rest/submit/submit-job.js";
import { resolveStandaloneJob } from "../../../src/rest/submit/submit-standalone-job.js";
import { Submission } from "../../../src/rest/submit/submission.js";
import { assetsWithin, partsOf } from "../../../src/rest/submit/submitted-parts.js";
import { RecordingTarget } from "../../conformance/recording-target.js";
import { goldenWorkspace } from "../../shared.js";
import type { Body, FoundBody } from "./shared-bodies.js";

/** What became of a body that was read and printed again: the diagnostics of the reader, and the body where there were no errors. */
export interface ReEncoded {
  readonly diagnostics: ReadResult<unknown>["diagnostics"];
  readonly body?: Body;
}

/**
 * Reads a body and prints what was read with the printers of the room. The ids go through a submission, so that it is seen that it sends
 * nothing and leaves them as they are.
 */
export async function reEncode(found: FoundBody): Promise<ReEncoded> {
  const context = { ...found, workspace: goldenWorkspace };
  const print = async <T>({ definition, diagnostics }: ReadResult<T>, body: (definition: T) => unknown): Promise<ReEncoded> => ({
    diagnostics,
    ...(definition === undefined ? {} : { body: plain(await body(definition)) }),
  });
  switch (found.kind) {
    case "jobs":
      return print(readJobBody(found.body, context), jobBody);
    case "components":
      return print(readComponentBody(found.body, context), (component) =>
        componentBodyOf(component, found.body.properties.isAnonymous === true, found.version),
      );
    case "environments":
      return print(readEnvironmentBody(found.body, context), environmentBodyOf);
    case "data":
      return print(readDataBody(found.body, context), dataBodyOf);
    case "models":
      return print(readModelBody(found.body, context), modelBodyOf);
    case "schedules":
      return print(readScheduleBody(found.body, context), scheduleBodyOf);
  }
}

/** The build context of an environment is where it was uploaded to. */
export function environmentBodyOf(environment: InlineEnvironment): Body {
  const context = environment.build?.path;
  const contextUri = context?.kind === "remote" ? { contextUri: context.uri } : {};
  return environmentBody(environment, { isAnonymous: environment.name === undefined, ...contextUri });
}

export function dataBodyOf(data: DataAsset): Body {
  return dataBody(data, uriOf(data.path), undefined);
}

export function modelBodyOf(model: ModelAsset): Body {
  return modelBody(model, uriOf(model.path), goldenWorkspace);
}

/** The body of a job, whose parts are all in the workspace. */
export async function jobBody(job: PipelineJob | StandaloneJob): Promise<Body> {
  return resolved((submission) =>
    job.kind === "pipeline_job"
      ? resolvePipelineJob(job, submission).then(() => pipelineJobBody(job, submission, undefined))
      : resolveStandaloneJob(job, submission).then(() => standaloneJobBody(job, submission, undefined)),
  );
}

export async function componentBodyOf(component: Component, anonymous: boolean, version = "1"): Promise<Body> {
  return resolved(async (submission) => {
    await submission.resolveParts(partsOf([component, ...referencesOf(component)]));
    await submission.resolveAssets(assetsWithin(component));
    return (anonymous ? anonymousComponentRequest(component, submission) : namedComponentRequest(component, version, submission)).body;
  });
}

/** A component's nodes name components of the workspace. */
function referencesOf(component: Component) {
  return component.kind === "pipeline" ? Object.values(component.jobs).flatMap((node) => node.component ?? []) : [];
}

export async function scheduleBodyOf(schedule: Schedule): Promise<Body> {
  const { createJob } = schedule;
  const job = createJob.kind === "existing_job" ? createJob.changes : createJob;
  return resolved(async (submission) => {
    if (job !== undefined)
      await (job.kind === "pipeline_job" ? resolvePipelineJob(job, submission) : resolveStandaloneJob(job, submission));
    return scheduleBody(schedule, submission);
  });
}

async function resolved(print: (submission: Submission) => Promise<unknown>): Promise<Body> {
  const target = new RecordingTarget();
  const body = await print(new Submission(target));
  if (target.calls.length > 0) throw new Error(`what is in the workspace was sent once more: ${JSON.stringify(target.calls)}`);
  return body;
}

function uriOf(place: AssetPath): string {
  if (place.kind === "local") throw new Error(`${place.path} is no place of the workspace`);
  return place.kind === "remote" ? place.uri : place.id;
}

/** As it goes over the wire. */
export function plain(body: unknown): Body {
  return JSON.parse(JSON.stringify(body));
}
