import { findCycle } from "../../dag/find-cycle.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { bindingText } from "../../model/value.js";
import { didYouMean } from "../../util/did-you-mean.js";
import type { JobScope, NodeScope, PipelineScope } from "../job-scope.js";
import { nodeReferences, type NodeReference, referencedNode } from "../../model/node-references.js";
import { problem } from "../rule.js";

/** Every binding names an input of its pipeline, or a port of a node of it. */
export function bindingsExist({ pipelines }: JobScope): Diagnostic[] {
  return pipelines.flatMap((pipeline) => {
    const byName = new Map(pipeline.nodes.map((node) => [node.name, node]));
    return pipeline.nodes.flatMap((node) => nodeReferences(node.node).flatMap((reference) => missing(reference, node, pipeline, byName)));
  });
}

function missing(
  { binding, path, input }: NodeReference,
  { node, ...place }: NodeScope,
  pipeline: PipelineScope,
  byName: ReadonlyMap<string, NodeScope>,
): Diagnostic[] {
  const text = bindingText(binding);
  const complain = (
    code: "AZML309" | "AZML310" | "AZML311",
    what: string,
    name: string,
    known: readonly string[],
    list: string,
  ): Diagnostic[] => {
    const meant = didYouMean(name, known);
    return [
      problem(code, `${text} in node "${node.name}" names ${what}`, {
        path: `${place.path}.${path}`,
        location: place.location,
        // In TypeScript nobody writes the text of a binding.
        focus: node.source.startsWith("YAML") ? text : (input ?? text),
        notes: [`${list}: ${known.join(", ") || "none"}`],
        hint: meant && `did you mean "${meant}"?`,
      }),
    ];
  };
  if (binding.source === "pipeline_input") {
    const known = Object.keys(pipeline.component.inputs);
    if (namesInput(binding.input, known)) return [];
    return complain("AZML309", `no input of its pipeline`, binding.input, known, "inputs of the pipeline");
  }
  const target = byName.get(binding.node);
  if (!target) return complain("AZML310", `no node of its pipeline`, binding.node, [...byName.keys()], "nodes");
  const side = binding.source === "node_output" ? "outputs" : "inputs";
  const port = binding.source === "node_output" ? binding.output : binding.input;
  const known = Object.keys(target.component?.[side] ?? {});
  if (!target.component || known.includes(port)) return [];
  return complain("AZML311", `no ${side.slice(0, -1)} of node "${binding.node}"`, port, known, `${side} of ${binding.node}`);
}

/** Whether a binding to a pipeline's input names one of them, or a whole group of them: the part before their dots. */
export function namesInput(named: string, known: readonly string[]): boolean {
  return known.some((name) => name === named || name.startsWith(`${named}.`));
}

/** No node waits for itself, directly or through others. */
export function noCycles({ pipelines }: JobScope): Diagnostic[] {
  return pipelines.flatMap(({ nodes }) => {
    const cycle = cycleOf(nodes);
    const first = nodes.find(({ name }) => name === cycle?.[0]);
    if (!cycle || !first) return [];
    const message =
      cycle.length === 1 ? `node "${first.name}" depends on itself` : `nodes depend on each other: ${[...cycle, first.name].join(" → ")}`;
    return problem("AZML312", message, { path: first.path, location: first.location });
  });
}

/** The names of nodes that wait for each other, if there are any. */
export function cycleOf(nodes: readonly NodeScope[]): readonly string[] | undefined {
  const waits = new Map(
    nodes.map(({ name, node }) => [name, nodeReferences(node).flatMap(({ binding }) => referencedNode(binding) ?? [])]),
  );
  return findCycle(waits.keys(), (name) => (waits.get(name) ?? []).filter((other) => waits.has(other)));
}
