import type { DiagnosticSink } from "../diagnostics/sink.js";
import { type Defined, isComponent, submittedJob } from "../model/definition.js";
import type { Job } from "../model/job.js";
import { checkComponent } from "./check-component.js";
import { type CheckOptions, checkJob, toldAs } from "./check-job.js";
import { checkPreviews } from "./check-previews.js";
import { checkStandaloneJob } from "./check-standalone-job.js";
import { checkEnvironmentDifferences } from "./service/check-differences.js";
import { eachOnce, withSource } from "./service/difference.js";

/** What a definition is checked for. */
export interface DefinitionCheckOptions extends Pick<CheckOptions, "target" | "asAzure" | "isRegisteredHere"> {
  /** Whether private previews of Azure ML may be sent there. Default: true. */
  readonly previews?: boolean;
}

/** Checks what a file defines: the component by itself, or its job by the rules for jobs of its type. Undefined when there is no job, or an error. */
export function checkDefinition(
  { definition, job }: Defined,
  sink: DiagnosticSink,
  { target, asAzure, isRegisteredHere, previews = true }: DefinitionCheckOptions,
): Job | undefined {
  const inPreview = previews ? [] : checkPreviews(definition);
  if (target === "azure") sink.add(...inPreview);
  else if (asAzure) sink.add(...eachOnce(inPreview.map(withSource)).map(toldAs(asAzure)));
  if (definition.kind === "inline" && asAzure) sink.add(...checkEnvironmentDifferences(definition).map(toldAs(asAzure)));
  if (isComponent(definition)) checkComponent(definition, sink);
  const sent = submittedJob(definition);
  const standalone = sent !== undefined && sent.kind !== "pipeline_job";
  // Of a job that was built from a step the node has been checked; one of a file says more than its node.
  if (standalone && sent.source === "YAML.JOB" && target === "azure") checkStandaloneJob(sent, sink);
  return job && checkJob(job, sink, { target, standalone, ...(asAzure && { asAzure }), ...(isRegisteredHere && { isRegisteredHere }) });
}
