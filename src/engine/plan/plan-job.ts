import { findCycle } from "../../dag/find-cycle.js";
import { type Diagnostic, isError } from "../../diagnostics/diagnostic.js";
import { DiagnosticSink } from "../../diagnostics/sink.js";
import type { CommandNode } from "../../model/command-node.js";
import { pipelineOfOne } from "../../model/pipeline-of-one.js";
import type { Node } from "../../model/pipeline.js";
import type { PipelineJob } from "../../model/pipeline-job.js";
import type { InputValue } from "../../model/value.js";
import { unreachable } from "../../util/unreachable.js";
import { parityWarnings } from "../parity/parity-warnings.js";
import { mergeEnvironmentErrors } from "./merge-environment-errors.js";
import { planNode } from "./plan-node.js";
import { planOutputPaths } from "./plan-output-paths.js";
import { planRegistrations } from "./plan-registrations.js";
import { InputResolver } from "./resolve-input.js";
import { OutputResolver } from "./resolve-output.js";
import type {
  PlanPlace,
  NodeNeeds,
  OutputOfNode,
  PlannedCommand,
  PlannedGroup,
  PlannedNode,
  PlannedParallel,
  PlannedSweep,
  RepeatedNode,
  RunPlan,
} from "./run-plan.js";
import { expandPipelines, type Expansion, type Scope } from "./scope.js";
import { withRegistered } from "./with-registered.js";

/**
 * Makes the plan that the scheduler works on: nested pipelines expanded in place, bindings followed to their ends.
 * Linear in nodes and edges. `errors` holds everything that keeps the job from running on this machine, all at once.
 */
export function planJob(given: PipelineJob, around: PlanPlace): { readonly plan: RunPlan; readonly errors: readonly Diagnostic[] } {
  const problems = new DiagnosticSink();
  const job = withRegistered(given, around.registry, problems);
  const expansion = expandPipelines(job, around.within);
  const outputs = new OutputResolver();
  const place = { ...around, written: [...(around.written ?? []), ...writtenPaths(job, expansion, outputs, around)] };
  const inputs = new InputResolver(outputs, place, problems);
  const nodes: PlannedNode[] = [];
  for (const leaf of expansion.leaves) {
    const planned = planNode(leaf, inputs, problems, place.environments);
    if (planned) nodes.push(planned);
  }
  const needs = nodes.map((node) => ({ ...nothing, path: node.path, ...needsOf(node, place, problems) }));
  const outputPaths = planOutputPaths(job, expansion, outputs, place, problems);
  const registrations = planRegistrations(expansion, outputs, place.registry, problems);
  const found = problems.list().filter(isError);
  // What is planned within another job is told with it.
  const errors = place.within === undefined ? mergeEnvironmentErrors(found) : found;
  // A node left out has left a diagnostic behind, and shifts the indices of those after it.
  if (errors.length === 0) refuseCycle(nodes);
  const groups = expansion.scopes.map((scope) => planGroup(scope, outputs));
  const warnings = [
    ...problems.list().filter((diagnostic) => !isError(diagnostic)),
    ...(place.within === undefined ? parityWarnings(job) : []),
  ];
  return {
    plan: {
      job,
      nodes,
      groups,
      outputPaths,
      registrations,
      listing: expansion.listing,
      needs,
      warnings,
    },
    errors,
  };
}

/** Where the job's nodes write in datastores. What is wrong with such a path is told when outputs are planned. */
function writtenPaths(job: PipelineJob, expansion: Expansion, outputs: OutputResolver, place: PlanPlace): string[] {
  return [...planOutputPaths(job, expansion, outputs, place, new DiagnosticSink()).values()].flatMap((paths) => [...paths.values()]);
}

type Needs = Partial<Omit<NodeNeeds, "path">>;
const nothing = { components: [], environments: [], applications: [], readable: [] };

/** The code that a node needs, and what it runs in. What a loop repeats is planned as its rounds will be, so that what cannot run is told before anything does. */
function needsOf(node: PlannedNode, place: PlanPlace, problems: DiagnosticSink): Needs {
  switch (node.kind) {
    case "command":
      return ofCommand(node, node.component);
    case "sweep":
      if (node.component.kind === "command") return ofCommand(node, node.component);
      return needsWithin({ ...node.node, kind: "pipeline", component: node.component }, node, place, problems);
    case "do_while":
    case "parallel_for": {
      const { environmentVariables: _, limits: __, ...body } = node.body as RepeatedNode & Partial<CommandNode>;
      return needsWithin(body, node, place, problems);
    }
    case "parallel":
      return ofCommand(node, node.task, `python ${node.entryScript}`);
    case "spark":
      return { components: [node.component], environments: [node.environment], applications: [node] };
    case "automl":
      return { environments: [node.environment] };
    case "copy_data":
    case "if_else":
      return {};
    default:
      return unreachable(node);
  }
}

function ofCommand(
  node: PlannedCommand | PlannedSweep | PlannedParallel,
  owner: NodeNeeds["components"][number],
  command = "command" in owner ? owner.command : "",
): Needs {
  const { path, environment } = node;
  const variables = node.kind === "sweep" ? [] : [...node.environmentVariables.keys()];
  return { components: [owner], environments: [environment], readable: [{ path, owner, command, environment, variables }] };
}

/** Those of a node that `around` runs again and again, planned as if every input had a value. */
function needsWithin(node: Node, around: PlannedNode, place: PlanPlace, problems: DiagnosticSink): Needs {
  const names = node.component === undefined || node.component.kind === "reference" ? [] : Object.keys(node.component.inputs);
  const any = names.map((name): [string, InputValue] => [name, { kind: "literal", value: "" }]);
  const { plan, errors } = planJob(pipelineOfOne({ ...node, local: around.local, inputs: Object.fromEntries(any), outputs: {} }, {}), {
    ...place,
    within: around.path,
  });
  problems.add(...errors);
  return {
    components: plan.needs.flatMap(({ components }) => components),
    environments: plan.needs.flatMap(({ environments }) => environments),
    applications: plan.needs.flatMap(({ applications }) => applications),
    readable: plan.needs.flatMap(({ readable }) => readable),
  };
}

function planGroup(scope: Scope, resolver: OutputResolver): PlannedGroup {
  const outputs = new Map<string, OutputOfNode>();
  for (const output of Object.keys(scope.component.outputs)) {
    const producer = resolver.ofPipeline(scope, output);
    if (producer) outputs.set(output, { node: producer.leaf.index, output: producer.output });
  }
  return {
    index: scope.index,
    path: scope.path,
    component: scope.component.name,
    parent: scope.parent?.index,
    members: new Set(scope.members.values()).size,
    outputs,
  };
}

/** Cycles are refused when a job is checked; one that comes this far would wait for itself for ever. */
function refuseCycle(nodes: readonly PlannedNode[]): void {
  const cycle = findCycle(nodes.keys(), (index) => nodes[index]?.dependencies ?? []);
  if (cycle) throw new Error(`nodes depend on each other: ${cycle.map((index) => nodes[index]?.path).join(" → ")}`);
}
