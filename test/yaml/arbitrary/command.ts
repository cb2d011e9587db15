import fc from "fast-check";
import type { CommandComponent } from "../../../src/model/command-component.js";
import type { CommandNode } from "../../../src/model/command-node.js";
import { compact } from "../../../src/util/compact.js";
import { code, commandCommon, compute, environment, identity, name, optional, resources, text, useOf } from "./parts.js";

export function commandComponent(scratch: string): fc.Arbitrary<CommandComponent & { source: "YAML.JOB" | "YAML.COMPONENT" }> {
  return fc
    .record({
      common: commandCommon,
      command: text,
      environment,
      code: optional(code(scratch)),
      resources: optional(fc.record({ instanceCount: fc.integer({ min: 1, max: 9 }) })),
      distribution: optional(
        fc.constantFrom(
          { type: "mpi" as const, processCountPerInstance: 2 },
          { type: "tensorflow" as const, parameterServerCount: 1, workerCount: 3 },
        ),
      ),
    })
    .map(({ common, ...fields }) => ({ kind: "command", ...common, ...compact(fields) }));
}

export function commandNode(scratch: string): fc.Arbitrary<Omit<CommandNode, "name">> {
  return commandComponent(scratch).chain((component) =>
    fc
      .record({
        use: useOf(component, scratch),
        compute: optional(compute),
        environmentVariables: optional(fc.dictionary(name, text, { maxKeys: 2 })),
        limits: optional(fc.record({ timeout: fc.integer({ min: 1, max: 200_000 }) })),
        identity: optional(identity),
        resources: optional(resources),
      })
      .map(({ use, ...fields }) => ({ kind: "command" as const, ...use, ...compact(fields) })),
  );
}
