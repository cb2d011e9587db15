import fc from "fast-check";
import type { ParallelNode } from "../../../../src/model/parallel-node.js";
import { compact } from "../../../../src/util/compact.js";
import { code, componentCommon, compute, environment, identity, name, optional, resources, text, useOf } from "./parts.js";

/** No data binding can stand in a component. */
function settings(scratch: string, owner: "component" | "node") {
  const number = fc.integer({ min: -1, max: 99 });
  const count = owner === "component" ? number : fc.oneof(number, fc.constant("${{parent.inputs.x}}"));
  return fc
    .record({
      task: optional(
        fc
          .record({
            type: fc.constantFrom("run_function" as const, "function" as const),
            code: optional(code(scratch)),
            entryScript: optional(text),
            programArguments: optional(text),
            appendRowTo: optional(fc.constant("${{outputs.o}}")),
            environment,
          })
          .map(compact),
      ),
      inputData: optional(fc.constant("${{inputs.i}}")),
      miniBatchSize: optional(fc.nat()),
      partitionKeys: optional(fc.array(text, { minLength: 1, maxLength: 3 })),
      retrySettings: optional(fc.record({ timeout: optional(count), maxRetries: optional(count) }).map(compact)),
      loggingLevel: optional(fc.constantFrom("DEBUG", "WARNING")),
      maxConcurrencyPerInstance: optional(count),
      errorThreshold: optional(count),
      miniBatchErrorThreshold: optional(count),
      resources: optional(resources),
    })
    .map(compact);
}

export function parallelNode(scratch: string): fc.Arbitrary<Omit<ParallelNode, "name">> {
  return fc
    .record({ common: componentCommon, said: settings(scratch, "component") })
    .map(({ common, said }) => ({ kind: "parallel" as const, ...common, ...said }))
    .chain((component) =>
      fc
        .record({
          use: useOf(component, scratch),
          said: settings(scratch, "node"),
          compute: optional(compute),
          environmentVariables: optional(fc.dictionary(name, text, { maxKeys: 2 })),
          identity: optional(identity),
        })
        .map(({ use, said, ...fields }) => ({ kind: "parallel" as const, ...use, ...said, ...compact(fields) })),
    );
}
