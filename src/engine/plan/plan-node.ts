import type { DiagnosticSink } from "../../diagnostics/sink.js";
import { planCommand } from "./plan-command.js";
import type { InputResolver } from "./resolve-input.js";
import type { PlannedNode } from "./run-plan.js";
import type { Leaf } from "./scope.js";

/** Plans a node by its kind. Undefined, with diagnostics, when it cannot run on this machine. */
export function planNode(leaf: Leaf, inputs: InputResolver, problems: DiagnosticSink): PlannedNode | undefined {
  const { kind } = leaf.node;
  switch (kind) {
    case "command":
      return planCommand(leaf, inputs, problems);
  }
}
