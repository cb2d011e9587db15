import fc from "fast-check";
import type { DoWhileNode } from "../../../src/model/do-while-node.js";
import type { IfElseNode } from "../../../src/model/if-else-node.js";
import { nodeBinding } from "../../../src/model/node-binding.js";
import type { ParallelForNode } from "../../../src/model/parallel-for-node.js";
import type { Node } from "../../../src/model/pipeline.js";
import type { OutputSettings } from "../../../src/model/value.js";
import { fields, never, optional } from "./fields.js";
import { name, ownKeys } from "./parts.js";
import { inputPort } from "./ports.js";
import { values } from "./use.js";

/** What every node has that steers others: nothing but a place. */
const common = {
  inputs: fc.constant({}),
  outputs: fc.constant({}),
  extra: optional(ownKeys),
  source: fc.constant("YAML.JOB" as const),
};
type Unread = "name" | "location" | "component" | "compute" | "displayName" | "description" | "comment" | "tags" | "properties" | "local";

/** A node that steers others. */
export function controlFlowNode(jobs: Readonly<Record<string, Omit<Node, "name">>>, scratch: string): fc.Arbitrary<Omit<Node, "name">> {
  const names = Object.keys(jobs);
  const block = optional(fc.array(fc.constantFrom(...names).map(nodeBinding), { minLength: 1, maxLength: 2 }));
  const bodies = names.filter((name) => jobs[name]?.kind === "command" || jobs[name]?.kind === "pipeline");
  const branch = fields<IfElseNode, Unread>({
    kind: fc.constant("if_else"),
    ...common,
    condition: fc.constantFrom<(boolean | string)[]>(true, false, "${{parent.jobs.n.outputs.o}}"),
    trueBlock: block,
    falseBlock: block,
  });
  return bodies.length === 0
    ? branch
    : fc.oneof(
        branch,
        fc.constantFrom(...bodies).chain((body) => loop(body, jobs[body], scratch)),
      );
}

/** A loop over a node, whose ports it passes on. */
function loop(body: string, node: Omit<Node, "name"> | undefined, scratch: string): fc.Arbitrary<Omit<Node, "name">> {
  const component = node?.component;
  const ports = component === undefined || component.kind === "reference" ? { inputs: {}, outputs: {} } : component;
  const input = Object.keys(ports.inputs);
  const output = Object.keys(ports.outputs);
  const item = fc.dictionary(name, inputPort, { maxKeys: 2 }).chain((ports) => values(ports, scratch));
  return fc.oneof(
    fields<DoWhileNode, Unread>({
      kind: fc.constant("do_while"),
      ...common,
      body: fc.constant(body),
      condition: output.length === 0 ? never : optional(fc.constantFrom(...output)),
      mapping:
        input.length === 0
          ? fc.constant({})
          : fc.dictionary(name, fc.array(fc.constantFrom(...input), { minLength: 1, maxLength: 2 }), { maxKeys: 2 }),
      maxIterationCount: fc.integer({ min: 1, max: 1000 }),
    }),
    fields<ParallelForNode, Unread>({
      kind: fc.constant("parallel_for"),
      ...common,
      body: fc.constant(body),
      items: fc.oneof(
        fc.array(item, { maxLength: 3 }),
        fc.dictionary(name, item, { maxKeys: 2 }).map((named) => ({ named })),
        fc.constant("${{parent.inputs.x}}"),
      ),
      maxConcurrency: optional(fc.nat(9)),
      outputs: fc.constantFrom<OutputSettings[]>({}, { o: { boundTo: "result" } }, { o: { type: "mltable", mode: "upload" } }),
    }),
  );
}
