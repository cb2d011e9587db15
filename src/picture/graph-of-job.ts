import { anonymousName } from "../model/anonymous.js";
import type { Environment } from "../model/environment.js";
import { boundNode } from "../model/node-binding.js";
import { nodeReferences } from "../model/node-references.js";
import { ownComponent } from "../model/own-component.js";
import type { Component, Node } from "../model/pipeline.js";
import type { PipelineJob } from "../model/pipeline-job.js";
import { compact } from "../util/compact.js";
import { boundProducers, idOf, inputId, isLoop, outputId, producersOf, type Scope, scopeWithin } from "./scope.js";
import type { GraphEdge, GraphNode, GraphPort, JobGraph } from "./job-graph.js";
import { shownValue } from "./shown-value.js";

/**
 * The picture of a job, whether or not it has run: nested pipelines are boxes, and edges go from what makes a value to what takes it, through
 * all boxes. Repeated nodes stand for all of their rounds.
 *
 * @example graphOfJob(job).edges // [{ from: "train", output: "model", to: "score", input: "model", kind: "data" }]
 */
export function graphOfJob(job: PipelineJob): JobGraph {
  const scope: Scope = { pipeline: job.component, prefix: "", given: job.inputs };
  const { nodes, edges } = graphWithin(scope);
  const inputs = Object.entries(job.inputs).flatMap(([name, value]): GraphNode[] => {
    if (value.kind !== "asset") return [];
    const port = { name, kind: value.asset.type, value: shownValue(value) };
    return [{ id: inputId(name), name, kind: "input", inputs: [], outputs: [port] }];
  });
  const ends = Object.keys(job.component.outputs).flatMap((name) => {
    const makers = boundProducers(name, scope);
    const said = job.outputs[name];
    const port = compact({ name, kind: job.component.outputs[name]?.kind, value: said?.name ?? said?.path });
    const node: GraphNode = { id: outputId(name), name, kind: "output", inputs: [port], outputs: [] };
    const into = makers.map(({ id, output }) => edge({ from: id, output, to: outputId(name), input: name, kind: "data" }));
    return into.length === 0 ? [] : [{ node, into }];
  });
  return {
    nodes: [...inputs, ...nodes, ...ends.map(({ node }) => node)],
    edges: unique([...edges, ...ends.flatMap(({ into }) => into)]),
  };
}

function graphWithin(scope: Scope): { readonly nodes: GraphNode[]; readonly edges: GraphEdge[] } {
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  const all = Object.values(scope.pipeline.jobs);
  const loops = new Map(all.flatMap((node) => (isLoop(node) ? [[node.body, node]] : [])));
  for (const node of all) {
    // A loop is drawn with what it repeats.
    if (isLoop(node) && node.body in scope.pipeline.jobs) {
      edges.push(...edgesInto(node, scope));
      continue;
    }
    const id = idOf(node.name, scope);
    nodes.push(cardOf(node, id, scope, loops.get(node.name)?.kind));
    const inner = scopeWithin(node, id, scope);
    if (inner === undefined) edges.push(...edgesInto(node, scope));
    else {
      const within = graphWithin(inner);
      for (const one of within.nodes) nodes.push(one);
      for (const one of within.edges) edges.push(one);
    }
  }
  return { nodes, edges };
}

/** What comes into a node: values, and the word of a branching. */
function edgesInto(node: Node, scope: Scope): GraphEdge[] {
  const to = idOf(node.name, scope);
  const values = nodeReferences(node).flatMap(({ binding, path, input }) =>
    producersOf(binding, scope)
      .filter(({ id }) => id !== to)
      .map(({ id, output }) =>
        edge({ from: id, output, to, input: input ?? path.replace(/^inputs\./, ""), kind: node.kind === "if_else" ? "control" : "data" }),
      ),
  );
  return [...values, ...(node.kind === "if_else" ? [...blockEdges(node, "true", scope), ...blockEdges(node, "false", scope)] : [])];
}

function blockEdges(node: Node & { readonly kind: "if_else" }, output: "true" | "false", scope: Scope): GraphEdge[] {
  const block = (output === "true" ? node.trueBlock : node.falseBlock) ?? [];
  return block.flatMap((text) => {
    const name = boundNode(text);
    return name === undefined ? [] : [edge({ from: idOf(node.name, scope), output, to: idOf(name, scope), kind: "control" })];
  });
}

function cardOf(node: Node, id: string, { prefix }: Scope, loop: GraphNode["kind"] | undefined): GraphNode {
  const component = ownComponent(node);
  const used = node.component;
  return compact({
    id,
    parent: prefix === "" ? undefined : prefix.slice(0, -1),
    name: node.name,
    kind: loop ?? node.kind,
    displayName: node.displayName ?? component?.displayName,
    description: node.description ?? component?.description,
    component: used?.kind === "reference" ? used.id : used?.name === anonymousName ? undefined : used?.name,
    inputs: inputPorts(node, component),
    outputs: outputPorts(node, component),
    command: component?.kind === "command" ? component.command : undefined,
    environment: component !== undefined && "environment" in component ? environmentName(component.environment) : undefined,
    location: node.location,
  });
}

function inputPorts({ inputs }: Node, component: Component | undefined): GraphPort[] {
  const names = new Set([...Object.keys(component?.inputs ?? {}), ...Object.keys(inputs)]);
  return [...names].map((name) => {
    const port = component?.inputs[name];
    const value = inputs[name];
    return compact({
      name,
      kind: port?.kind,
      value: value === undefined ? (port?.default === undefined ? undefined : String(port.default)) : shownValue(value),
    });
  });
}

function outputPorts({ outputs }: Node, component: Component | undefined): GraphPort[] {
  const names = new Set([...Object.keys(component?.outputs ?? {}), ...Object.keys(outputs)]);
  return [...names].map((name) => {
    const said = outputs[name];
    return compact({ name, kind: component?.outputs[name]?.kind ?? said?.type, value: said?.name ?? said?.path });
  });
}

function environmentName(environment: Environment | undefined): string | undefined {
  if (environment === undefined) return undefined;
  if (environment.kind === "reference") return environment.id;
  return environment.name ?? environment.image;
}

function edge({
  output,
  input,
  ...rest
}: { readonly output: string | undefined; readonly input?: string } & Omit<GraphEdge, "output" | "input">): GraphEdge {
  return compact({ ...rest, output, input });
}

function unique(edges: readonly GraphEdge[]): GraphEdge[] {
  return [...new Map(edges.map((one) => [JSON.stringify([one.from, one.output, one.to, one.input]), one])).values()];
}
