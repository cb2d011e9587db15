import { parseLiteral } from "../../model/literal-text.js";
import { mostIterations } from "../../model/do-while-node.js";
import { type NodeOutput, textOfOutput } from "../node-output.js";
import { NodeFailure } from "../node-failure.js";
import type { PlannedLoop } from "../plan/run-plan.js";
import type { RunContext } from "../run-context.js";
import { concreteBody, concreteValue } from "./concrete-body.js";

/**
 * Runs a node again and again, each round on outputs of the round before, as long as its condition is true and rounds are left. The outputs
 * are those of the last round.
 *
 * Source of the rule: schema of `do_while` nodes; the condition is looked at after each round, so there is at least one.
 */
export async function repeatWhile(planned: PlannedLoop, context: RunContext): Promise<ReadonlyMap<string, NodeOutput>> {
  const { loop, path } = planned;
  if (loop.kind !== "do_while") throw new Error("no loop with a condition");
  const most = loop.maxIterationCount ?? mostIterations;
  const body = await concreteBody(planned, context.reader);
  const inputs = new Map(Object.entries(body.inputs));
  for (let round = 1; ; round++) {
    const node = { ...body, name: String(round), inputs: Object.fromEntries(inputs) };
    const end = await context.runInner(node, { within: path, signal: context.stop });
    if (end.status === "Failed") throw new NodeFailure({ ...end.failure, message: `round ${round}: ${end.failure.message}` });
    if (end.status === "Canceled") return new Map();
    const { outputs } = end;
    if (round >= most || (loop.condition !== undefined && !isTrue(loop.condition, outputs))) return outputs;
    for (const [output, targets] of Object.entries(loop.mapping)) {
      for (const input of targets) inputs.set(input, concreteValue(textOf(output, outputs), planned.ports.inputs[input]?.kind ?? "string"));
    }
  }
}

/** `keep_going`, or the binding of that output. */
function isTrue(condition: string, outputs: ReadonlyMap<string, NodeOutput>): boolean {
  const name = /\.outputs\.([^\s}.]+)\s*\}\}$/.exec(condition)?.[1] ?? condition;
  const text = textOf(name, outputs);
  const value = parseLiteral(text.trim(), "boolean");
  if (typeof value === "boolean") return value;
  throw new NodeFailure({
    code: "AZML526",
    message: `output "${name}", the condition, holds ${JSON.stringify(text.slice(0, 60))}, not true or false`,
  });
}

function textOf(output: string, outputs: ReadonlyMap<string, NodeOutput>): string {
  const name = /\.outputs\.([^\s}.]+)\s*\}\}$/.exec(output)?.[1] ?? output;
  return textOfOutput(outputs.get(name) ?? {});
}
