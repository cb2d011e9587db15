import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { codePlaces } from "./code-snapshot.js";
import { DiagnosticSink } from "../../diagnostics/sink.js";
import { isIncludeThere } from "../../hash/include-paths.js";
import { codeOwner, type CodeOwner } from "../../model/code-owner.js";
import { ownComponent } from "../../model/own-component.js";
import { loopItems } from "../../model/parallel-for-node.js";
import type { Component } from "../../model/pipeline.js";
import type { PipelineJob } from "../../model/pipeline-job.js";
import type { SourceLocation } from "../../model/location.js";
import type { StandaloneJob } from "../../model/standalone-job.js";
import type { InputValues } from "../../model/value.js";

/** Every local path of a job that is not there. Asked before anything is sent, so that nothing is half created. */
export function missingPaths(job: PipelineJob): Diagnostic[] {
  const sink = new DiagnosticSink();
  lookAtInputs(job.inputs, "inputs", job.location, sink);
  lookAtComponent(job.component, "", sink);
  return sink.list();
}

/** The same for a component by itself. */
export function missingComponentPaths(component: Component): Diagnostic[] {
  const sink = new DiagnosticSink();
  lookAtComponent(component, "", sink);
  return sink.list();
}

/** The same for a job of one step. */
export function missingJobPaths(job: StandaloneJob): Diagnostic[] {
  const sink = new DiagnosticSink();
  if (job.kind === "sweep_job") lookAtOwner(job.trial, "trial.", job.location, sink);
  else if (job.kind !== "automl_job") lookAtOwner(job, "", job.location, sink);
  lookAtInputs(job.inputs, job.kind === "automl_job" ? "" : "inputs", job.location, sink);
  return sink.list();
}

function lookAtComponent(component: Component, path: string, sink: DiagnosticSink): void {
  const owner = codeOwner(component);
  if (owner !== undefined) lookAtOwner(owner, component.kind === "parallel" ? `${path}task.` : path, component.location, sink);
  if (component.kind !== "pipeline") return;
  for (const [name, node] of Object.entries(component.jobs)) {
    const place = `${path}jobs.${name}.`;
    lookAtInputs(node.inputs, `${place}inputs`, node.location, sink);
    if (node.kind === "parallel_for") for (const item of loopItems(node)) lookAtInputs(item, `${place}items`, node.location, sink);
    if (node.kind === "parallel" && node.task !== undefined) lookAtOwner(node.task, `${place}task.`, node.location, sink);
    const own = ownComponent(node);
    if (own !== undefined) lookAtComponent(own, `${place}component.`, sink);
  }
}

function lookAtOwner(owner: CodeOwner, path: string, location: SourceLocation | undefined, sink: DiagnosticSink): void {
  const { environment } = owner;
  const places = codePlaces(owner);
  if (places?.code !== undefined) look(places.code, `${path}code`, location, sink);
  for (const include of places?.includes ?? []) look(include, `${path}additional_includes`, location, sink);
  const context = environment?.kind === "inline" ? environment.build?.path : undefined;
  if (context?.kind === "local") look(context.path, `${path}environment.build.path`, location, sink);
}

function lookAtInputs(inputs: InputValues, path: string, location: SourceLocation | undefined, sink: DiagnosticSink): void {
  for (const [name, value] of Object.entries(inputs)) {
    if (value.kind === "asset" && value.asset.path.kind === "local")
      look(value.asset.path.path, path === "" ? name : `${path}.${name}`, location, sink);
  }
}

function look(place: string, path: string, location: SourceLocation | undefined, sink: DiagnosticSink): void {
  if (isIncludeThere(place)) return;
  sink.add({
    code: "AZML601",
    severity: "error",
    message: `there is no file or folder ${place}`,
    path,
    ...(location === undefined ? {} : { location }),
  });
}
