import { readFileSync } from "node:fs";
import path from "node:path";
import { checkJob } from "../../src/check/check-job.js";
import { checkStandaloneJob } from "../../src/check/check-standalone-job.js";
import { AzmlError } from "../../src/diagnostics/azml-error.js";
import { type Diagnostic, isError } from "../../src/diagnostics/diagnostic.js";
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
import { type Call, goldenWorkspace } from "../shared.js";
import { emitTwin } from "./emit-dsl.js";
import { RecordingTarget } from "./recording-target.js";

/** A row of the goldens' index. */
export interface IndexRow {
  readonly golden: string;
  readonly source: string;
  readonly kind: string;
  readonly private?: boolean;
}

/** What azml makes of one input, in the shape of a golden. */
export interface Emitted {
  validation?: { result: "Succeeded" | "Failed"; errors?: { path: string; message: string }[] };
  calls?: readonly Call[];
  request?: Call;
  rest?: unknown;
  error?: { stage: "load" | "validate" | "submit"; message: string };
}

/** Reads, checks and submits one file of the corpus to a recording. Never opens a golden. */
export async function emitCase(corpus: string, row: IndexRow): Promise<Emitted> {
  const file = path.join(corpus, row.source);
  const target = new RecordingTarget();
  const emitted: Emitted = {};
  try {
    await emitKind(row, file, target, emitted);
  } catch (error) {
    const message = error instanceof AzmlError ? error.diagnostics.map((d) => d.message).join("\n") : String(error);
    emitted.error = { stage: "submit", message };
  }
  const last = target.calls.pop();
  if (last !== undefined && emitted.error === undefined) {
    const { body, ...request } = last;
    Object.assign(emitted, { calls: target.calls, request, rest: body });
  } else if (last !== undefined) {
    emitted.calls = [...target.calls, last];
  }
  return JSON.parse(JSON.stringify(emitted).replaceAll(goldenWorkspace, "<WS>").replaceAll(corpus, "<CORPUS>")) as Emitted;
}

async function emitKind(row: IndexRow, file: string, target: RecordingTarget, emitted: Emitted): Promise<void> {
  if (row.golden.startsWith("dsl/")) return emitTwin(row.golden, path.dirname(path.dirname(file)), target, emitted);
  switch (row.kind) {
    case "job": {
      const { job, diagnostics } = readJob(file);
      const sink = new DiagnosticSink();
      sink.add(...diagnostics);
      if (job?.kind === "pipeline_job") checkJob(job, sink, { target: "azure" });
      else if (job !== undefined) checkStandaloneJob(job, sink);
      judge(emitted, sink.list());
      if (job === undefined) return refuse(emitted, diagnostics);
      const names = { name: job.name ?? "<JOB-1>", experimentName: experimentOf(file) };
      await (job.kind === "pipeline_job" ? submitJob(job, target, names) : submitStandaloneJob(job, target, names));
      return;
    }
    case "component": {
      const { component, diagnostics } = readComponent(file);
      judge(emitted, diagnostics);
      if (component === undefined) return refuse(emitted, diagnostics);
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
      await submitSchedule(schedule, target);
      return;
    }
    default:
      emitted.error = { stage: "load", message: `not supported yet: ${row.kind}` };
  }
}

function judge(emitted: Emitted, diagnostics: readonly Diagnostic[]): void {
  const errors = diagnostics.filter(isError).map((d) => ({ path: d.path ?? "*", message: d.message }));
  emitted.validation = errors.length === 0 ? { result: "Succeeded" } : { result: "Failed", errors };
}

function refuse(emitted: Emitted, diagnostics: readonly Diagnostic[]): void {
  emitted.error = {
    stage: "load",
    message: diagnostics
      .filter(isError)
      .map((d) => `${d.code} ${d.path ?? "*"}: ${d.message}`)
      .join("\n"),
  };
}

/** Name of the folder that the file is submitted from, as azure-ai-ml makes an experiment of it. */
function experimentOf(file: string): string {
  const name = path.basename(path.dirname(file)).replaceAll(" ", "");
  return /^[A-Za-z0-9][A-Za-z0-9_-]{0,254}$/.test(name) ? name : "Default";
}

export function readIndex(file: string): IndexRow[] {
  return JSON.parse(readFileSync(file, "utf8")) as IndexRow[];
}
