import type { DiagnosticSink } from "../diagnostics/sink.js";
import type { Component } from "../model/pipeline.js";
import { componentLabel } from "./describe.js";
import { jobScope } from "./job-scope.js";
import type { Rule } from "./rule.js";
import { bindingsExist, noCycles } from "./rules/bindings.js";
import { commandBindings, optionalOutsideBrackets } from "./rules/command-text.js";
import { branches, doWhileLoops, parallelForLoops } from "./rules/control-flow.js";
import { copyPorts } from "./rules/data-transfer.js";
import { kindsFit } from "./rules/kinds.js";
import { assetsAndPrimitives, defaultsFit, literalsFit } from "./rules/literals.js";
import { distinctNames } from "./rules/names.js";
import { outputRegistration, outputsWrittenOnce } from "./rules/outputs.js";
import { optionalToRequired } from "./rules/pipeline-inputs.js";
import { requiredInputs, unknownInputs, unknownOutputs } from "./rules/ports.js";

/** What a pipeline has to satisfy wherever it is used. Its inputs have no values yet. */
const pipelineRules: readonly Rule[] = [
  distinctNames,
  unknownInputs,
  requiredInputs,
  literalsFit,
  assetsAndPrimitives,
  defaultsFit,
  bindingsExist,
  noCycles,
  kindsFit,
  optionalToRequired,
  unknownOutputs,
  outputRegistration,
  outputsWrittenOnce,
  commandBindings,
  optionalOutsideBrackets,
  branches,
  copyPorts,
  doWhileLoops,
  parallelForLoops,
];

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
  const found = pipelineRules.flatMap((rule) => rule(scope)).filter(({ code, path }) => code !== "AZML306" || !path?.startsWith("inputs."));
  sink.add(...found);
}
