import type { DiagnosticSink } from "../../diagnostics/sink.js";
import { unreachable } from "../../util/unreachable.js";
import type { NodeEnvironments } from "../../workspace/job-operations.js";
import { planAutoml } from "./plan-automl.js";
import { planCommand } from "./plan-command.js";
import { planCopy } from "./plan-copy.js";
import { planIfElse } from "./plan-if-else.js";
import { planLoop } from "./plan-loop.js";
import { planParallel } from "./plan-parallel.js";
import { planSpark } from "./plan-spark.js";
import { planSweep } from "./plan-sweep.js";
import type { InputResolver } from "./resolve-input.js";
import type { PlannedNode } from "./run-plan.js";
import type { Leaf } from "./scope.js";

/** Plans a node by its kind. Undefined, with diagnostics, when it cannot run on this machine. */
export function planNode(
  leaf: Leaf,
  inputs: InputResolver,
  problems: DiagnosticSink,
  environments?: NodeEnvironments,
): PlannedNode | undefined {
  const { node } = leaf;
  switch (node.kind) {
    case "command":
      return planCommand({ ...leaf, node }, inputs, problems, environments);
    case "data_transfer":
      return planCopy({ ...leaf, node }, inputs, problems);
    case "do_while":
    case "parallel_for":
      return planLoop({ ...leaf, node }, inputs, problems);
    case "if_else":
      return planIfElse({ ...leaf, node }, inputs);
    case "sweep":
      return planSweep({ ...leaf, node }, inputs, problems, environments);
    case "parallel":
      return planParallel({ ...leaf, node }, inputs, problems, environments);
    case "automl":
      return planAutoml({ ...leaf, node }, inputs, problems);
    case "spark":
      return planSpark({ ...leaf, node }, inputs, problems, environments);
    default:
      return unreachable(node);
  }
}
