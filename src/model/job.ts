import type { PipelineJob } from "./pipeline-job.js";

declare const checked: unique symbol;
declare const bundled: unique symbol;

/** Every kind of job. */
type JobDefinition = PipelineJob;

/** A job that every check has passed. Only `check/` makes one. */
export type Job = JobDefinition & { readonly [checked]: true };

/** A checked job whose TypeScript bodies are files: what printers, the engine and workspaces accept. Only `bundle/` makes one. */
export type BundledJob = Job & { readonly [bundled]: true };
