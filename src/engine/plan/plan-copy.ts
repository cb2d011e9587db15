import type { DiagnosticSink } from "../../diagnostics/sink.js";
import type { DataTransferNode } from "../../model/data-transfer-node.js";
import { planCommon } from "./plan-common.js";
import { refuseKind } from "./refuse-kind.js";
import type { InputResolver } from "./resolve-input.js";
import type { PlannedCopy } from "./run-plan.js";
import type { Leaf } from "./scope.js";

/** Plans a copy of data. Imports and exports need connections that only a workspace has, and are refused. */
export function planCopy(
  leaf: Leaf & { readonly node: DataTransferNode },
  inputs: InputResolver,
  problems: DiagnosticSink,
): PlannedCopy | undefined {
  const { node, scope, place } = leaf;
  const { component } = node;
  if (node.task !== "copy_data" || component.kind === "reference") return refuseKind(leaf, problems);
  const sources = inputs.ofNode(scope, component.inputs, node.inputs, place, node.location);
  const copy = component.task === "copy_data" ? component : undefined;
  const mode = node.dataCopyMode ?? copy?.dataCopyMode;
  return { kind: "copy_data", ...planCommon(leaf, component, sources, inputs), merge: mode !== "fail_if_conflict" };
}
