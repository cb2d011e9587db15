import fc from "fast-check";
import { nodeBinding } from "../../../src/model/node-binding.js";
import type { Node } from "../../../src/model/pipeline.js";
import { compact } from "../../../src/util/compact.js";
import { inputPort, name, optional, values } from "./parts.js";

const common = { inputs: {}, outputs: {}, source: "YAML.JOB" as const };

/** A node that steers others of `names`. */
export function controlFlowNode(names: readonly string[], scratch: string): fc.Arbitrary<Omit<Node, "name">> {
  const body = fc.constantFrom(...names);
  const block = optional(fc.array(body.map(nodeBinding), { minLength: 1, maxLength: 2 }));
  const item = fc.dictionary(name, inputPort, { maxKeys: 2 }).chain((ports) => values(ports, scratch));
  return fc.oneof(
    fc
      .record({ condition: fc.constantFrom(true, false, "${{parent.jobs.n.outputs.o}}"), trueBlock: block, falseBlock: block })
      .map((fields) => ({ kind: "if_else" as const, ...common, ...compact(fields) })),
    fc
      .record({
        body,
        condition: optional(name),
        mapping: fc.dictionary(name, fc.array(name, { minLength: 1, maxLength: 2 }), { maxKeys: 2 }),
        maxIterationCount: fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.constant("${{parent.inputs.x}}")),
      })
      .map((fields) => ({ kind: "do_while" as const, ...common, ...compact(fields) })),
    fc
      .record({
        body,
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
