import { unreachable } from "../../util/unreachable.js";
import { placeOutputs } from "../place-output.js";
import type { SteeringNode } from "../plan/run-plan.js";
import type { RunContext } from "../run-context.js";
import type { NodeEnd } from "../scheduler.js";
import { repeatForItems } from "./repeat-for-items.js";
import { repeatWhile } from "./repeat-while.js";
import { runSweep } from "./run-sweep.js";
import type { Steered } from "./steered.js";
import { refuseCondition } from "./untaken-branch.js";

/** Runs a node that has others work: a branching, a loop, a sweep. */
export async function steerNode(planned: SteeringNode, context: RunContext): Promise<NodeEnd> {
  const { states, stop } = context;
  states.move(planned.index, "Running");
  const { outputs, reason } = await steer(planned, context);
  if (stop.aborted) return { status: "Canceled", reason: String(stop.reason) };
  states.move(planned.index, "Finalizing");
  return {
    status: "Completed",
    outputs: await placeOutputs(outputs, context.outputPaths.get(planned.index)),
    ...(reason !== undefined && { details: { reason } }),
  };
}

async function steer(planned: SteeringNode, context: RunContext): Promise<Steered> {
  switch (planned.kind) {
    case "if_else":
      refuseCondition(planned.condition, context.reader);
      return { outputs: new Map() };
    case "do_while":
      return { outputs: await repeatWhile(planned, context) };
    case "parallel_for":
      return { outputs: await repeatForItems(planned, context) };
    case "sweep":
      return runSweep(planned, context);
    default:
      return unreachable(planned);
  }
}
