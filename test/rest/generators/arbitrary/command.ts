import fc from "fast-check";
import type { CommandComponent } from "../../../../src/model/command-component.js";
import type { CommandNode } from "../../../../src/model/command-node.js";
import type { JobService } from "../../../../src/model/run-settings.js";
import { compact } from "../../../../src/util/compact.js";
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

export const services = fc.constantFrom<Readonly<Record<string, JobService>>[]>(
  { shell: { type: "ssh", ssh_public_keys: "key", nodes: "all" } },
  { board: { type: "tensor_board", log_dir: "logs", port: 6006 } },
  { lab: { type: "jupyter_lab", properties: { a: "b" } } },
);

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
        distribution: optional(fc.constant({ type: "ray" as const, port: 6379, includeDashboard: true })),
        services: optional(services),
        queueSettings: optional(fc.constantFrom({ jobTier: "spot", priority: "low" }, { jobTier: "premium" })),
      })
      .map(({ use, ...fields }) => ({ kind: "command" as const, ...use, ...compact(fields) })),
  );
}
