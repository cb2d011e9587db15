import fc from "fast-check";
import { nodeBinding } from "../../../../src/model/node-binding.js";
import type { Node } from "../../../../src/model/pipeline.js";
import { compact } from "../../../../src/util/compact.js";
import { inputPort, name, optional, values } from "./parts.js";

const common = { inputs: {}, outputs: {}, source: "YAML.JOB" as const };

/** A node that steers others. */
export function controlFlowNode(jobs: Readonly<Record<string, Omit<Node, "name">>>, scratch: string): fc.Arbitrary<Omit<Node, "name">> {
  const names = Object.keys(jobs);
  const block = optional(fc.array(fc.constantFrom(...names).map(nodeBinding), { minLength: 1, maxLength: 2 }));
  const bodies = names.filter((name) => jobs[name]?.kind === "command" || jobs[name]?.kind === "pipeline");
  const branch = fc
    .record({ condition: fc.constantFrom(true, false, "${{parent.jobs.n.outputs.o}}"), trueBlock: block, falseBlock: block })
    .map((fields) => ({ kind: "if_else" as const, ...common, ...compact(fields) }));
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
    fc
      .record({
        body: fc.constant(body),
        condition: output.length === 0 ? fc.constant(undefined) : optional(fc.constantFrom(...output)),
        mapping:
          input.length === 0
            ? fc.constant({})
            : fc.dictionary(name, fc.array(fc.constantFrom(...input), { minLength: 1, maxLength: 2 }), { maxKeys: 2 }),
        maxIterationCount: fc.integer({ min: 1, max: 1000 }),
      })
      .map((fields) => ({ kind: "do_while" as const, ...common, ...compact(fields) })),
    fc
      .record({
        body: fc.constant(body),
        items: fc.oneof(
          fc.array(item, { maxLength: 3 }),
          fc.dictionary(name, item, { maxKeys: 2 }).map((named) => ({ named })),
          fc.constant("${{parent.inputs.x}}"),
        ),
        maxConcurrency: optional(fc.nat(9)),
        outputs: fc.constantFrom({}, { o: { boundTo: "result" } }, { o: { type: "mltable" as const, mode: "upload" as const } }),
      })
      .map((fields) => ({ kind: "parallel_for" as const, ...common, ...compact(fields) })),
  );
}
