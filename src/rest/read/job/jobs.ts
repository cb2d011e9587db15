import type { PipelineJob } from "../../../model/pipeline-job.js";
import type { StandaloneJob } from "../../../model/standalone-job.js";
import { BodyReader, readWord } from "../source/body-reader.js";
import type { BodyValue } from "../source/body-value.js";
import { readAutomlJob } from "./automl-job.js";
import { readCommandJob } from "./command-job.js";
import type { JobContext } from "./job-common.js";
import { readPipelineJobProperties } from "./pipeline-job.js";
import { readSparkJob } from "./spark-job.js";
import { readSweepJob } from "./sweep-job.js";

export type AnyJob = PipelineJob | StandaloneJob;

const jobTypes = {
  pipeline_job: "Pipeline",
  command_job: "Command",
  sweep_job: "Sweep",
  spark_job: "Spark",
  automl_job: "AutoML",
} as const satisfies { readonly [Kind in AnyJob["kind"]]: string };

/** A reader for each type of job. */
const readers: { readonly [Kind in AnyJob["kind"]]: (reader: BodyReader, context: JobContext) => AnyJob | undefined } = {
  pipeline_job: readPipelineJobProperties,
  command_job: readCommandJob,
  sweep_job: readSweepJob,
  spark_job: readSparkJob,
  automl_job: readAutomlJob,
};

/** `properties` of a job of any type; undefined, and reported, when it is none. */
export function readJobProperties(value: BodyValue, context: JobContext): AnyJob | undefined {
  const reader = new BodyReader(value, "a job");
  const place = reader.require("jobType");
  const kind = place && readWord(place, jobTypes);
  return kind && readers[kind](reader, context);
}
