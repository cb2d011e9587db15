import { existsSync, statSync } from "node:fs";
import { checkJob } from "../../check/check-job.js";
import { checkStandaloneJob } from "../../check/check-standalone-job.js";
import { type Diagnostic, isError } from "../../diagnostics/diagnostic.js";
import { DiagnosticSink } from "../../diagnostics/sink.js";
import { type Override, overrideText } from "../../model/override.js";
import type { StandaloneJob } from "../../model/standalone-job.js";
import { submitData, submitModel } from "../../rest/submit/submit-asset.js";
import { submitComponent } from "../../rest/submit/submit-component.js";
import { submitSchedule } from "../../rest/submit/submit-schedule.js";
import { submitStandaloneJob } from "../../rest/submit/submit-standalone-job.js";
import { Submission } from "../../rest/submit/submission.js";
import type { SubmissionTarget } from "../../rest/submit/submission-target.js";
import { fileKind } from "../../yaml/file-kind.js";
import { readComponent } from "../../yaml/read-component.js";
import { readData } from "../../yaml/read-data.js";
import { readEnvironment } from "../../yaml/read-environment.js";
import { readJob } from "../../yaml/read-job.js";
import { readModel } from "../../yaml/read-model.js";
import { readSchedule } from "../../yaml/read-schedule.js";

/** Submits what a YAML file describes that is no pipeline, and gives what was found on the way; undefined for pipelines and what is no YAML file. */
export async function planYaml(
  file: string,
  target: SubmissionTarget,
  overrides: readonly Override[] = [],
): Promise<readonly Diagnostic[] | undefined> {
  if (!/\.ya?ml$/i.test(file) || !existsSync(file) || statSync(file).isDirectory()) return undefined;
  const kind = fileKind(file);
  const [override] = overrides;
  if (override && kind !== "pipeline" && kind !== "job")
    return [
      {
        code: "AZML713",
        severity: "error",
        message: `${overrideText(override)}: only keys of jobs can be set, and ${file} is no job (${kind})`,
      },
    ];
  switch (kind) {
    case "pipeline":
      return undefined;
    case "job":
      return planJob(file, target, overrides);
    case "schedule": {
      const { schedule, diagnostics } = readSchedule(file);
      const sink = new DiagnosticSink();
      sink.add(...diagnostics);
      const job = schedule?.createJob;
      if (job?.kind === "pipeline_job") checkJob(job, sink, { target: "azure" });
      else if (job !== undefined && job.kind !== "existing_job") checkStandaloneJob(job, sink);
      if (schedule !== undefined && !sink.hasErrors) await submitSchedule(schedule, target);
      return sink.list();
    }
    case "data": {
      const { data, diagnostics } = readData(file);
      if (data !== undefined) await submitData(data, target);
      return diagnostics;
    }
    case "model": {
      const { model, diagnostics } = readModel(file);
      if (model !== undefined) await submitModel(model, target);
      return diagnostics;
    }
    case "environment": {
      const { environment, diagnostics } = readEnvironment(file);
      if (environment !== undefined) await new Submission(target).createEnvironment(environment);
      return diagnostics;
    }
    case "component": {
      const { component, diagnostics } = readComponent(file);
      if (component !== undefined && !diagnostics.some(isError)) await submitComponent(component, target);
      return diagnostics;
    }
  }
}

async function planJob(file: string, target: SubmissionTarget, overrides: readonly Override[]): Promise<readonly Diagnostic[]> {
  const { job, diagnostics } = readJob(file, overrides);
  if (job === undefined || job.kind === "pipeline_job") return diagnostics;
  const sink = new DiagnosticSink();
  sink.add(...diagnostics);
  checkStandaloneJob(job, sink);
  if (!sink.hasErrors) await submitStandaloneJob(job, target, namesOf(job));
  return sink.list();
}

function namesOf({ name, experimentName, displayName }: StandaloneJob): { readonly name: string; readonly experimentName: string } {
  return { name: name ?? displayName ?? "JOB_NAME", experimentName: experimentName ?? "Default" };
}
