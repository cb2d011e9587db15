import type { SweepNode } from "../../model/pipeline.js";
import type { DiagnosticSink } from "../../diagnostics/sink.js";
import { logBaseOf, samplingProblem } from "../../model/sampling.js";
import type { InputPorts } from "../../model/port.js";
import { isSwept } from "../../model/sweep-node.js";
import type { NodeEnvironments } from "../../workspace/job-operations.js";
import { host } from "../environments/planned-environment.js";
import { sobolDimensions } from "../sweep/sobol.js";
import { drawsOf } from "../sweep/value-at.js";
import { localComponent } from "./plan-command.js";
import { planCommon } from "./plan-common.js";
import { planEnvironment } from "./plan-environment.js";
import type { InputResolver } from "./resolve-input.js";
import type { InputSource, PlannedSweep, SweepTexts } from "./run-plan.js";
import type { Leaf, Scope } from "./scope.js";

/** Plans a sweep; undefined (with diagnostics) when its trials cannot run on this machine. */
export function planSweep(
  leaf: Leaf & { readonly node: SweepNode },
  inputs: InputResolver,
  problems: DiagnosticSink,
  environments?: NodeEnvironments,
): PlannedSweep | undefined {
  const { node, scope, place } = leaf;
  const canSample = checkSampling(node, place, problems);
  const component =
    node.component.kind === "pipeline" ? node.component : localComponent({ ...node, component: node.component }, place, problems);
  if (component === undefined || !canSample) return undefined;
  checkSobol(node, place, problems);
  const ports = givenPorts(node, component.inputs);
  const sources = inputs.ofNode(scope, ports, node.inputs, place, node.location ?? component.location);
  const texts = sweepTexts(node, scope, place, inputs);
  // A pipeline has none: its nodes have.
  const environment = component.kind === "pipeline" ? host : planEnvironment(leaf, component, environments, problems);
  return { kind: "sweep", ...planCommon(leaf, component, sources, inputs, Object.values(texts)), node, component, environment, texts };
}

/** Inputs of the trial that are not swept. */
export function givenPorts(node: SweepNode, ports: InputPorts): InputPorts {
  return Object.fromEntries(Object.entries(ports).filter(([name]) => !isSwept(node, name)));
}

/** Settings of a sweep that are texts with bindings in them. */
export function sweepTexts(
  { objective, limits = {}, location }: Pick<SweepNode, "objective" | "limits" | "location">,
  scope: Scope,
  place: string,
  inputs: InputResolver,
): SweepTexts {
  const text = (value: string | number, path: string): InputSource =>
    inputs.ofText(scope, String(value), { place: `${place}.${path}`, input: path, location });
  const { maxTotalTrials: total, maxConcurrentTrials: concurrent } = limits;
  return {
    primaryMetric: text(objective.primaryMetric, "objective.primary_metric"),
    ...(total !== undefined && { maxTotalTrials: text(total, "limits.max_total_trials") }),
    ...(concurrent !== undefined && { maxConcurrentTrials: text(concurrent, "limits.max_concurrent_trials") }),
  };
}

/** Sobol's sequence has direction numbers for so many dimensions: beyond them a space is sampled at random. */
function checkSobol({ searchSpace, samplingAlgorithm, location }: SweepNode, place: string, problems: DiagnosticSink): void {
  const isSobol = typeof samplingAlgorithm === "object" && "rule" in samplingAlgorithm && samplingAlgorithm.rule === "sobol";
  const dimensions = Object.values(searchSpace).reduce((sum, distribution) => sum + drawsOf(distribution), 0);
  if (!isSobol || dimensions <= sobolDimensions) return;
  const message = `the search space has ${dimensions} dimensions, and Sobol's sequence has ${sobolDimensions} here: the others are picked at random`;
  problems.add({ code: "AZML576", severity: "warning", message, path: `${place}.sampling_algorithm.rule`, ...(location && { location }) });
}

/** The checks only warn of these: azure-ai-ml sends them. Here they keep the sweep from running. */
function checkSampling({ searchSpace, samplingAlgorithm, location }: SweepNode, place: string, problems: DiagnosticSink): boolean {
  const wrong = Object.entries(searchSpace).flatMap(([input, distribution]) => {
    const problem = samplingProblem(samplingAlgorithm, distribution);
    return problem === undefined ? [] : [{ path: `search_space.${input}`, message: `the search space of "${input}" ${problem}` }];
  });
  if (!(logBaseOf(samplingAlgorithm) > 0)) {
    wrong.push({ path: "sampling_algorithm.logbase", message: 'the logbase is neither "e" nor a number above 0' });
  }
  for (const { path, message } of wrong) {
    problems.add({ code: "AZML335", severity: "error", message, path: `${place}.${path}`, ...(location && { location }) });
  }
  return wrong.length === 0;
}
