import type { DiagnosticSink } from "../diagnostics/sink.js";
import type { Component } from "../model/pipeline.js";
import { componentLabel } from "./describe.js";
import { jobScope } from "./job-scope.js";
import { pipelineRules } from "./pipeline-rules.js";
import { commandBindings, optionalOutsideBrackets } from "./rules/command-text.js";
import { copyPorts } from "./rules/data-transfer.js";
import { defaultsFit } from "./rules/literals.js";

/** Checks a component by itself, before it is registered: what is wrong with it would be wrong in every job that uses it. */
export function checkComponent(component: Component, sink: DiagnosticSink): void {
  const { location } = component;
  if (component.kind !== "pipeline") {
    const components = [{ component, path: "", label: componentLabel(component, component.name), location }];
    sink.add(...[commandBindings, optionalOutsideBrackets, defaultsFit, copyPorts].flatMap((rule) => rule({ components })));
    return;
  }
  const scope = jobScope({
    kind: "pipeline_job",
    component,
    inputs: {},
    outputs: {},
    settings: {},
    source: component.source,
    ...(location && { location }),
  });
  // Nobody gives values to the inputs of the component itself.
  const found = [...pipelineRules, commandBindings]
    .flatMap((rule) => rule(scope))
    .filter(({ code, path }) => code !== "AZML306" || !path?.startsWith("inputs."));
  sink.add(...found);
}
