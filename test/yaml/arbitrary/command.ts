import fc from "fast-check";
import type { CommandComponent } from "../../../src/model/command-component.js";
import type { CommandNode } from "../../../src/model/command-node.js";
import type { CommandJob, CommandSettings } from "../../../src/model/standalone-job.js";
import { fields, optional } from "./fields.js";
import { code, environment } from "./environment.js";
import { jobCommon } from "./job-common.js";
import { text } from "./parts.js";
import { componentCommon, outputPort } from "./ports.js";
import { compute, distribution, identity, limits, queueSettings, resources, services, variables } from "./run-settings.js";
import { nodeCommon } from "./use.js";

type Component = Omit<CommandComponent, "location"> & { readonly source: "YAML.COMPONENT" | "YAML.JOB" };

export function commandComponent(scratch: string, use: "node" | "file"): fc.Arbitrary<Component> {
  return fields<Component>({
    kind: fc.constant("command"),
    ...componentCommon(use, outputPort),
    command: text,
    environment: environment(scratch),
    code: optional(code(scratch)),
    additionalIncludes: optional(fc.constant([`${scratch}/data`])),
    resources: optional(resources("component")),
    distribution: optional(distribution("component")),
  });
}

export function commandNode(scratch: string): fc.Arbitrary<Omit<CommandNode, "name">> {
  return commandComponent(scratch, "node").chain((component) =>
    fields<CommandNode, "name" | "location">({
      kind: fc.constant("command"),
      ...nodeCommon(component, scratch),
      compute: optional(compute),
      environmentVariables: optional(variables),
      resources: optional(resources("node")),
      distribution: optional(distribution("node")),
      limits: optional(limits("node")),
      identity: optional(identity),
      services: optional(services),
      queueSettings: optional(queueSettings),
    }),
  );
}

/** A command of a job, and the trial of a sweep. */
export function commandSettings(scratch: string) {
  return {
    command: text,
    code: optional(code(scratch)),
    environment: environment(scratch),
    environmentVariables: optional(variables),
    resources: optional(resources("node")),
    distribution: optional(distribution("node")),
  } satisfies { readonly [K in keyof CommandSettings]-?: fc.Arbitrary<CommandSettings[K]> };
}

export function commandJob(scratch: string): fc.Arbitrary<CommandJob> {
  return fields<CommandJob, "location">({
    kind: fc.constant("command_job"),
    ...jobCommon(scratch),
    ...commandSettings(scratch),
    limits: optional(limits("job")),
    queueSettings: optional(queueSettings),
    parentJobName: optional(text),
  });
}
