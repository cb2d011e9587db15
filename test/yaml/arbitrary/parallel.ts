import fc from "fast-check";
import type { ParallelComponent } from "../../../src/model/parallel-component.js";
import type { ParallelNode } from "../../../src/model/parallel-node.js";
import type { ParallelSettings, ParallelTask, RetrySettings } from "../../../src/model/parallel-settings.js";
import { code, environment } from "./environment.js";
import { fields, never, optional } from "./fields.js";
import { ownKeys, text } from "./parts.js";
import { componentCommon } from "./ports.js";
import { compute, identity, resources, textVariables } from "./run-settings.js";
import { nodeCommon } from "./use.js";

/** No data binding can stand in a component. */
function settings(scratch: string, owner: "component" | "node") {
  const number = fc.integer({ min: -1, max: 99 });
  const count = owner === "component" ? number : fc.oneof(number, fc.constant("${{parent.inputs.x}}"));
  const task = fields<ParallelTask>({
    type: fc.constantFrom("run_function", "function", "model"),
    code: optional(code(scratch)),
    entryScript: optional(text),
    programArguments: optional(text),
    model: optional(text),
    appendRowTo: optional(fc.constant("${{outputs.o}}")),
    environment: environment(scratch),
    // Of a component's task azure-ai-ml drops what it does not know.
    extra: owner === "component" ? never : optional(ownKeys),
  });
  return {
    task: optional(task),
    inputData: optional(fc.constant("${{inputs.i}}")),
    miniBatchSize: optional(owner === "component" ? fc.nat() : fc.oneof(fc.nat(), fc.constant("${{parent.inputs.x}}"))),
    partitionKeys: optional(fc.array(text, { minLength: 1, maxLength: 3 })),
    retrySettings: optional(fields<RetrySettings>({ timeout: optional(count), maxRetries: optional(count) })),
    loggingLevel: optional(fc.constantFrom("DEBUG", "INFO", "WARNING")),
    maxConcurrencyPerInstance: optional(count),
    errorThreshold: optional(count),
    miniBatchErrorThreshold: optional(count),
    resources: optional(resources(owner)),
  } satisfies { readonly [K in keyof ParallelSettings]-?: fc.Arbitrary<ParallelSettings[K]> };
}

type Component = Omit<ParallelComponent, "location"> & { readonly source: "YAML.COMPONENT" | "YAML.JOB" };

export function parallelComponent(scratch: string, use: "node" | "file"): fc.Arbitrary<Component> {
  return fields<Component>({ kind: fc.constant("parallel"), ...componentCommon(use), extra: never, ...settings(scratch, "component") });
}

export function parallelNode(scratch: string): fc.Arbitrary<Omit<ParallelNode, "name">> {
  return parallelComponent(scratch, "node").chain((component) =>
    fields<ParallelNode, "name" | "location">({
      kind: fc.constant("parallel"),
      ...nodeCommon(component, scratch),
      ...settings(scratch, "node"),
      compute: optional(compute),
      environmentVariables: optional(textVariables),
      identity: optional(identity),
    }),
  );
}
