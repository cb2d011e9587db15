import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { DefinitionSource } from "../../model/definition-source.js";
import { isLiteral, isPrimitiveKind, type Literal } from "../../model/kind.js";
import type { SourceLocation } from "../../model/location.js";
import { loopItems } from "../../model/parallel-for-node.js";
import type { Component, PipelineComponent } from "../../model/pipeline.js";
import type { InputPort } from "../../model/port.js";
import type { InputValue } from "../../model/value.js";
import { describeInput, describeLiteral } from "../describe.js";
import type { JobScope, NodeScope } from "../job-scope.js";
import { doubt, problem } from "../rule.js";
import { literalInPort } from "./literals.js";

/** An input of a node that gets its value from an input of the pipeline, through as many pipelines as there are between. */
interface End {
  readonly port: InputPort;
  /** `input "epochs" of node "search.train"` */
  readonly what: string;
}

/** A literal that goes to an input of a pipeline. */
interface Start {
  readonly component: Component | undefined;
  readonly input: string;
  readonly value: Extract<InputValue, { kind: "literal" }>;
  readonly what: string;
  readonly path: string;
  readonly location: SourceLocation | undefined;
  readonly source: DefinitionSource;
}

/**
 * A literal fits every input that it reaches through inputs of pipelines: a value of the job, a default of a pipeline, an argument of a nested
 * one, an item of a loop. In YAML it is a warning, since azure-ai-ml sends it. What the first input itself would not take is told by the other rules.
 */
export function literalsFlow(scope: JobScope): Diagnostic[] {
  const ends = endsIn(scope);
  return starts(scope).flatMap(({ component, input, value, what, path, location, source }) => {
    const own = component?.inputs[input];
    if (component?.kind !== "pipeline" || !own || literalInPort(value, own) !== undefined) return [];
    for (const { port, what: end } of ends(component, input)) {
      const found = isPrimitiveKind(port.kind) ? literalInPort(value, port) : undefined;
      if (found === undefined) continue;
      const say = source.startsWith("YAML") ? doubt : problem;
      const message = `${what} is ${describeLiteral(value)}, and goes to ${end}, which has to be ${found.wanted}`;
      return say(found.about === "range" ? "AZML304" : "AZML303", message, { path, location, focus: input });
    }
    return [];
  });
}

function starts({ job, nodes, pipelines, location }: JobScope): Start[] {
  const { component, source } = job;
  const ofJob = Object.entries(job.inputs).flatMap(([input, value]): Start[] =>
    value.kind === "literal" ? [{ component, input, value, what: describeInput(input), path: `inputs.${input}`, location, source }] : [],
  );
  const ofNodes = nodes.flatMap(({ node, name, component: own, path, location: at }) =>
    [...Object.entries(node.inputs), ...choices(node)].flatMap(([input, value]): Start[] => {
      const what = describeInput(input, name);
      return value.kind === "literal"
        ? [{ component: own, input, value, what, path: `${path}.inputs.${input}`, location: at, source: node.source }]
        : [];
    }),
  );
  const ofItems = nodes.flatMap(({ node, name, pipeline, path, location: at }): Start[] => {
    if (node.kind !== "parallel_for") return [];
    const body = pipeline.nodes.find((one) => one.name === node.body)?.component;
    return loopItems(node).flatMap((item) =>
      Object.entries(item).flatMap(([input, value]): Start[] => {
        const what = `${describeInput(input, node.body)} in an item of "${name}"`;
        return value.kind === "literal"
          ? [{ component: body, input, value, what, path: `${path}.items`, location: at, source: node.source }]
          : [];
      }),
    );
  });
  const defaults = pipelines.slice(1).flatMap(({ component: own, prefix, location: at, label }) =>
    Object.entries(own.inputs).flatMap(([input, port]): Start[] => {
      if (port.default === undefined) return [];
      const value = { kind: "literal" as const, value: port.default };
      const what = `the default of input "${input}" of pipeline "${label}"`;
      return [{ component: own, input, value, what, path: `${prefix}component.inputs.${input}.default`, location: at, source: own.source }];
    }),
  );
  return [...ofJob, ...ofNodes, ...ofItems, ...defaults];
}

/** Values that a sweep over a pipeline picks from. */
function choices(node: NodeScope["node"]): [string, InputValue][] {
  if (node.kind !== "sweep") return [];
  return Object.entries(node.searchSpace).flatMap(([input, space]) =>
    space.type === "choice"
      ? space.values
          .filter((value): value is Exclude<Literal, boolean> => isLiteral(value))
          .map((value) => [input, { kind: "literal", value }])
      : [],
  );
}

/** Where an input of a pipeline ends up. Each pipeline is looked at once. */
function endsIn({ nodes }: JobScope): (component: PipelineComponent, input: string) => readonly End[] {
  const users = new Map<PipelineComponent, NodeScope[]>();
  for (const node of nodes) {
    const list = users.get(node.pipeline.component) ?? [];
    users.set(node.pipeline.component, [...list, node]);
  }
  const known = new Map<PipelineComponent, Map<string, readonly End[]>>();
  const all = (component: PipelineComponent): Map<string, readonly End[]> => {
    const found = known.get(component) ?? new Map<string, readonly End[]>();
    if (known.has(component)) return found;
    known.set(component, found);
    for (const { node, name, component: used } of users.get(component) ?? []) {
      for (const [input, value] of Object.entries(node.inputs)) {
        const port = used?.inputs[input];
        if (value.kind !== "binding" || value.binding.source !== "pipeline_input" || !port) continue;
        const further = used?.kind === "pipeline" ? (all(used).get(input) ?? []) : [];
        const here = { port, what: describeInput(input, name) };
        found.set(value.binding.input, [...(found.get(value.binding.input) ?? []), here, ...further]);
      }
    }
    return found;
  };
  return (component, input) => all(component).get(input) ?? [];
}
