import type { DiagnosticSink } from "../../diagnostics/sink.js";
import { unreachable } from "../../util/unreachable.js";
import { planCommand } from "./plan-command.js";
import { refuseKind } from "./refuse-kind.js";
import type { InputResolver } from "./resolve-input.js";
import type { PlannedNode } from "./run-plan.js";
import type { Leaf } from "./scope.js";

/** Plans a node by its kind. Undefined, with diagnostics, when it cannot run on this machine. */
export function planNode(leaf: Leaf, inputs: InputResolver, problems: DiagnosticSink): PlannedNode | undefined {
  const { node } = leaf;
  switch (node.kind) {
    case "command":
      return planCommand({ ...leaf, node }, inputs, problems);
    case "automl":
    case "data_transfer":
    case "do_while":
    case "if_else":
    case "parallel":
    case "parallel_for":
    case "spark":
    case "sweep":
      return refuseKind(leaf, problems);
    default:
      return unreachable(node);
  }
}
