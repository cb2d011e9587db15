import path from "node:path";
import { checkComponent } from "../../src/check/check-component.js";
import { checkJob } from "../../src/check/check-job.js";
import { checkStandaloneJob } from "../../src/check/check-standalone-job.js";
import { DiagnosticSink } from "../../src/diagnostics/sink.js";
import { submitData, submitModel } from "../../src/rest/submit/submit-asset.js";
import { submitComponent } from "../../src/rest/submit/submit-component.js";
import { submitJob } from "../../src/rest/submit/submit-job.js";
import { submitSchedule } from "../../src/rest/submit/submit-schedule.js";
import { submitStandaloneJob } from "../../src/rest/submit/submit-standalone-job.js";
import { Submission } from "../../src/rest/submit/submission.js";
import { readComponent } from "../../src/yaml/read-component.js";
import { readData } from "../../src/yaml/read-data.js";
import { readEnvironment } from "../../src/yaml/read-environment.js";
import { readJob } from "../../src/yaml/read-job.js";
import { readModel } from "../../src/yaml/read-model.js";
import { readSchedule } from "../../src/yaml/read-schedule.js";
import { type Emitted, type IndexRow, judge, refuse, refusePreviews } from "./emitted.js";
import type { RecordingTarget } from "./recording-target.js";

/** Reads, checks and submits a file of the row's kind. */
export async function emitFile(row: IndexRow, file: string, target: RecordingTarget, emitted: Emitted): Promise<void> {
  switch (row.kind) {
    case "job": {
      const { job, diagnostics } = readJob(file);
      const sink = new DiagnosticSink();
      sink.add(...diagnostics);
      if (job?.kind === "pipeline_job") checkJob(job, sink, { target: "azure" });
      else if (job !== undefined) checkStandaloneJob(job, sink);
      judge(emitted, sink.list());
      if (job === undefined) return refuse(emitted, diagnostics);
      if (refusePreviews(job, row, emitted)) return;
      const names = { name: job.name ?? "<JOB-1>", experimentName: experimentOf(file) };
      await (job.kind === "pipeline_job" ? submitJob(job, target, names) : submitStandaloneJob(job, target, names));
      return;
    }
    case "component": {
      const { component, diagnostics } = readComponent(file);
      const sink = new DiagnosticSink();
      sink.add(...diagnostics);
      if (component !== undefined) checkComponent(component, sink);
      judge(emitted, sink.list());
      if (component === undefined) return refuse(emitted, diagnostics);
      if (refusePreviews(component, row, emitted)) return;
      await submitComponent(component, target);
      return;
    }
    case "environment": {
      const { environment, diagnostics } = readEnvironment(file);
      if (environment === undefined) return refuse(emitted, diagnostics);
      await new Submission(target).createEnvironment(environment);
      return;
    }
    case "data": {
      const { data, diagnostics } = readData(file);
      if (data === undefined) return refuse(emitted, diagnostics);
      await submitData(data, target);
      return;
    }
    case "model": {
      const { model, diagnostics } = readModel(file);
      if (model === undefined) return refuse(emitted, diagnostics);
      await submitModel(model, target);
      return;
    }
    case "schedule": {
      const { schedule, diagnostics } = readSchedule(file);
      if (schedule === undefined) return refuse(emitted, diagnostics);
      if (refusePreviews(schedule, row, emitted)) return;
      await submitSchedule(schedule, target);
      return;
    }
    default:
      emitted.error = { stage: "load", message: `not supported yet: ${row.kind}` };
  }
}

/** Name of the folder that the file is submitted from, as azure-ai-ml makes an experiment of it. */
function experimentOf(file: string): string {
  const name = path.basename(path.dirname(file)).replaceAll(" ", "");
  return /^[A-Za-z0-9][A-Za-z0-9_-]{0,254}$/.test(name) ? name : "Default";
}
