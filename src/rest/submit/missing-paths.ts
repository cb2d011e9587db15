import { existsSync } from "node:fs";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { codePlaces } from "./code-snapshot.js";
import { DiagnosticSink } from "../../diagnostics/sink.js";
import type { Component } from "../../model/pipeline.js";
import type { PipelineJob } from "../../model/pipeline-job.js";
import type { SourceLocation } from "../../model/location.js";
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

function lookAtComponent(component: Component, path: string, sink: DiagnosticSink): void {
  if (component.kind === "command") {
    const { environment } = component;
    const places = codePlaces(component);
    if (places?.code !== undefined) look(places.code, `${path}code`, component.location, sink);
    for (const include of places?.includes ?? []) look(include, `${path}additional_includes`, component.location, sink);
    if (environment?.kind === "inline" && environment.build !== undefined && !/^\w+:\/\//.test(environment.build.path)) {
      look(environment.build.path, `${path}environment.build.path`, component.location, sink);
    }
    return;
  }
  for (const [name, node] of Object.entries(component.jobs)) {
    lookAtInputs(node.inputs, `${path}jobs.${name}.inputs`, node.location, sink);
    if (node.component.kind !== "reference") lookAtComponent(node.component, `${path}jobs.${name}.component.`, sink);
  }
}

function lookAtInputs(inputs: InputValues, path: string, location: SourceLocation | undefined, sink: DiagnosticSink): void {
  for (const [name, value] of Object.entries(inputs)) {
    if (value.kind === "asset" && value.asset.path.kind === "local") look(value.asset.path.path, `${path}.${name}`, location, sink);
  }
}

function look(place: string, path: string, location: SourceLocation | undefined, sink: DiagnosticSink): void {
  if (existsSync(place)) return;
  sink.add({
    code: "AZML601",
    severity: "error",
    message: `there is no file or folder ${place}`,
    path,
    ...(location === undefined ? {} : { location }),
  });
}
