import { readFileSync, writeFileSync } from "node:fs";
import { setImmediate as turn } from "node:timers/promises";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { mersenne } from "pure-rand/generator/mersenne";
import type { InProcessBody } from "../../../src/engine/runners/in-process-body.js";
import type { CommandNode } from "../../../src/model/command-node.js";
import type { CommandComponent } from "../../../src/model/command-component.js";
import { command, component } from "../support/job-builder.js";

/** Metrics that each node logs. */
export const metricsPerNode = 3;

const ports = {
  inputs: {
    own: { kind: "integer" },
    left: { kind: "uri_file", optional: true },
    right: { kind: "uri_file", optional: true },
  },
  outputs: { sum: { kind: "uri_file" } },
} as const;

/** A node that adds its own number to what two others have put out, and logs that as a parameter and, step by step, as a metric. */
const sum = component(
  "sum",
  [
    "sum=$(( ${{inputs.own}} $[[ + $(cat ${{inputs.left}}) ]] $[[ + $(cat ${{inputs.right}}) ]] ))",
    `for step in $(seq 0 ${metricsPerNode - 1}); do echo '{"key":"sum","value":'$(( sum + step ))',"step":'$step'}'; done >> $AZML_METRICS_FILE`,
    `echo '{"param":"sum","value":"'$sum'"}' >> $AZML_METRICS_FILE`,
    "printf $sum > ${{outputs.sum}}; echo $sum",
  ].join("\n"),
  ports,
);

const inThisProcess: InProcessBody = async ({ inputs, outputs, metric, param, print }) => {
  const given = (path: string | undefined): number => (path === undefined ? 0 : Number(readFileSync(path, "utf8")));
  const total = Number(inputs["own"]) + given(inputs["left"]) + given(inputs["right"]);
  for (let step = 0; step < metricsPerNode; step++) {
    metric("sum", total + step, step);
    // Others have their turn.
    await turn();
  }
  param("sum", String(total));
  print(`${total}\n`, "stdout");
  writeFileSync(outputs["sum"] ?? "", String(total));
};

export const bodies = new Map<CommandComponent, InProcessBody>([[sum, inThisProcess]]);

/** Nodes of which each reads two others, drawn by lot, and what each is to put out. They are the same for the same numbers. */
export function sums(count: number, seed = 1): { readonly nodes: Record<string, CommandNode>; readonly expected: readonly number[] } {
  const random = mersenne(seed);
  const nodes: Record<string, CommandNode> = {};
  const expected: number[] = [];
  for (let at = 0; at < count; at++) {
    // Of the last fifty, so that sums stay small in a number's digits.
    const drawn = at < 2 ? [] : [0, 1].map(() => uniformInt(random, Math.max(0, at - 50), at - 1));
    // Each chain of additions doubles the sum: nodes in between begin anew.
    const reads = at % 20 === 0 ? [] : drawn.filter((from) => Math.floor(from / 20) === Math.floor(at / 20));
    const [left, right] = reads.map((from) => `\${{parent.jobs.n${from}.outputs.sum}}`);
    nodes[`n${at}`] = command(sum, { own: at, ...(left && { left }), ...(right && { right }) });
    expected.push(reads.reduce((total, from) => total + (expected[from] ?? 0), at));
  }
  return { nodes, expected };
}
