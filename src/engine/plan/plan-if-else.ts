import type { IfElseNode } from "../../model/if-else-node.js";
import { conditionSource, placeOf, planCommon } from "./plan-common.js";
import type { InputResolver } from "./resolve-input.js";
import type { PlannedIfElse } from "./run-plan.js";
import type { Leaf } from "./scope.js";

/** Plans a branching: it waits for its condition. */
export function planIfElse(leaf: Leaf & { readonly node: IfElseNode }, inputs: InputResolver): PlannedIfElse {
  const condition = conditionSource(leaf.node.condition ?? false, (text) => inputs.ofText(leaf.scope, text, placeOf(leaf, "condition")));
  return { kind: "if_else", ...planCommon(leaf, { inputs: {}, outputs: {} }, new Map(), inputs, [condition]), condition };
}
