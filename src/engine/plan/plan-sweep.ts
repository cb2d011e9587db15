import type { DiagnosticSink } from "../../diagnostics/sink.js";
import { isSwept, type SweepNode } from "../../model/sweep-node.js";
import { localComponent } from "./plan-command.js";
import { planCommon } from "./plan-common.js";
import type { InputResolver } from "./resolve-input.js";
import type { PlannedSweep } from "./run-plan.js";
import type { Leaf } from "./scope.js";

/** Plans a sweep; undefined (with diagnostics) when its trials cannot run on this machine. */
export function planSweep(
  leaf: Leaf & { readonly node: SweepNode },
  inputs: InputResolver,
  problems: DiagnosticSink,
): PlannedSweep | undefined {
  const { node, scope, place } = leaf;
  const component = localComponent(node, place, problems);
  if (component === undefined) return undefined;
  const ports = Object.fromEntries(Object.entries(component.inputs).filter(([name]) => !isSwept(node, name)));
  const sources = inputs.ofNode(scope, ports, node.inputs, place, node.location ?? component.location);
  return { kind: "sweep", ...planCommon(leaf, component, sources, inputs), node, component };
}
