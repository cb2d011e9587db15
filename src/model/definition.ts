import type { DataAsset } from "./data-asset.js";
import type { InlineEnvironment } from "./environment.js";
import type { ModelAsset } from "./model-asset.js";
import type { PipelineJob } from "./pipeline-job.js";
import type { Component } from "./pipeline.js";
import type { Schedule } from "./schedule.js";
import type { StandaloneJob } from "./standalone-job.js";

/** A job of any type, as Azure ML gets it. */
export type SubmittedJob = PipelineJob | StandaloneJob;

/** What a file can define: everything that is sent by itself. Told apart by `kind`. */
export type Definition = SubmittedJob | Schedule | Component | DataAsset | InlineEnvironment | ModelAsset;

/** What people call each kind of definition. */
const words: Readonly<Record<Definition["kind"], string>> = {
  pipeline_job: "pipeline",
  automl_job: "AutoML job",
  command_job: "command job",
  spark_job: "Spark job",
  sweep_job: "sweep job",
  schedule: "schedule",
  automl: "AutoML component",
  command: "command component",
  data_transfer: "data transfer component",
  parallel: "parallel component",
  pipeline: "pipeline component",
  spark: "Spark component",
  data: "data asset",
  inline: "environment",
  model: "model",
};

/** @example definitionWord(job) // "sweep job" */
export function definitionWord({ kind }: Definition): string {
  return words[kind];
}

/** True for what runs when it is created. */
export function isSubmittedJob(definition: Definition): definition is SubmittedJob {
  return definition.kind.endsWith("_job");
}

/** True for a component of any kind. */
export function isComponent(definition: Definition): definition is Component {
  return !isSubmittedJob(definition) && !["schedule", "data", "inline", "model"].includes(definition.kind);
}

/** What a file defines, and what of it runs: the pipeline, or the only step of a standalone job as a pipeline of one. */
export interface Defined {
  readonly definition: Definition;
  /** Of a schedule, the job that it creates; absent when that is one of the workspace's. */
  readonly job?: PipelineJob;
}

/** The job that a definition is or, as a schedule, creates; undefined for what has none here. */
export function submittedJob(definition: Definition): SubmittedJob | undefined {
  if (isSubmittedJob(definition)) return definition;
  if (definition.kind !== "schedule" || definition.createJob.kind === "existing_job") return undefined;
  return definition.createJob;
}
