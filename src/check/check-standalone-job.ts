import { statSync } from "node:fs";
import { join } from "node:path";
import type { DiagnosticSink } from "../diagnostics/sink.js";
import type { SparkJob, StandaloneJob } from "../model/standalone-job.js";
import { problem } from "./rule.js";
import { argsProblem, entryProblem, executorProblem, modeProblem, placeProblem } from "./rules/spark.js";

/** Checks a job of one step as far as azure-ai-ml does: of Spark, the rules that its nodes have, too. */
export function checkStandaloneJob(job: StandaloneJob, sink: DiagnosticSink): void {
  if (job.kind === "spark_job") checkSpark(job, sink);
}

function checkSpark(job: SparkJob, sink: DiagnosticSink): void {
  const { location, entry, code, compute, resources } = job;
  const complain = (path: string, message: string, code: "AZML320" | "AZML332" = "AZML332"): void =>
    sink.add(problem(code, message, { path, location, focus: path.split(".").at(-1) ?? path }));
  if (entry !== undefined && !("file" in entry)) complain("component.entry", entryProblem);
  if (entry !== undefined && "file" in entry && code?.kind === "local") {
    const file = join(code.path, entry.file);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) complain("component.entry", `Entry ${file} doesn't exist.`, "AZML320");
  }
  const both = compute !== undefined && resources !== undefined;
  if (both || (compute === undefined && resources === undefined)) {
    const message = placeProblem(both);
    complain("resources", message);
    complain("compute", message);
  }
  for (const [name, value] of Object.entries(job.inputs)) {
    if (value.kind !== "asset" || value.asset.mode === "direct") continue;
    complain(`inputs.${name}`, modeProblem("input", name, value.asset.mode));
  }
  for (const [name, setting] of Object.entries(job.outputs)) {
    const { mode } = setting;
    // One without a word is as the service has it; one that says more has to say how.
    if (mode === "direct" || Object.keys(setting).length === 0) continue;
    complain(`outputs.${name}`, modeProblem("output", name, mode));
  }
  const message = executorProblem(job.conf ?? {});
  if (message !== undefined) complain("conf", message);
  for (const [, name = ""] of (job.args ?? "").matchAll(/\$\{\{inputs\.([^\s}]+)\}\}/g)) {
    if (!(name in job.inputs)) complain("args", argsProblem(name));
  }
}
