import type { SourceLocation } from "../../model/location.js";
import type { InputResolver } from "./resolve-input.js";
import type { Guard, InputSource, NodePorts, PlannedNode } from "./run-plan.js";
import type { Leaf } from "./scope.js";
import { dependenciesOf } from "./source-nodes.js";

/** What every planned node has: its place in the plan, its inputs, and what it waits for (`waitsFor` beside its inputs). */
export function planCommon(
  leaf: Leaf,
  ports: NodePorts,
  inputs: ReadonlyMap<string, InputSource>,
  resolver: InputResolver,
  waitsFor: readonly InputSource[] = [],
): Omit<PlannedNode, "kind"> {
  const location = leaf.node.location;
  const guards = leaf.guards.map((guard): Guard => {
    const place = { place: `${guard.scope.jobsPath}.${guard.branching.split("/").at(-1)}`, input: "condition", location };
    return {
      condition: conditionSource(guard.condition, (text) => resolver.ofText(guard.scope, text, place)),
      when: guard.when,
      branching: guard.branching,
    };
  });
  return {
    index: leaf.index,
    path: leaf.path,
    group: leaf.scope.index,
    phase: leaf.phase,
    local: leaf.local,
    ports,
    inputs,
    guards,
    dependencies: dependenciesOf([...inputs.values(), ...waitsFor, ...guards.map(({ condition }) => condition)]),
  };
}

/** The source of a condition: a fixed value, or a binding's text. */
export function conditionSource(condition: boolean | string, ofText: (text: string) => InputSource): InputSource {
  return typeof condition === "boolean" ? { kind: "literal", text: String(condition) } : ofText(condition);
}

export function placeOf({ node, place }: Leaf, input: string): { place: string; input: string; location: SourceLocation | undefined } {
  return { place: `${place}.${input}`, input, location: node.location };
}
