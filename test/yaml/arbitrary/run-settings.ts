import fc from "fast-check";
import type { EnvironmentVariables } from "../../../src/model/environment-variables.js";
import type { CommandLimits, Distribution, Identity, JobService, QueueSettings, Resources } from "../../../src/model/run-settings.js";
import { compact } from "../../../src/util/compact.js";
import { fields, optional } from "./fields.js";
import { jsonMap, key, name, text, texts } from "./parts.js";

/** No data binding can stand in a component. */
function countIn(owner: "component" | "node") {
  const count = fc.integer({ min: 1, max: 99 });
  return owner === "component" ? count : fc.oneof(count, fc.constant("${{parent.inputs.x}}"));
}

export function resources(owner: "component" | "node"): fc.Arbitrary<Resources> {
  return fields<Resources>({
    instanceCount: optional(countIn(owner)),
    maxInstanceCount: optional(countIn(owner)),
    instanceType: optional(text),
    properties: optional(jsonMap),
    dockerArgs: optional(fc.oneof(text, fc.array(text, { maxLength: 2 }))),
    shmSize: optional(fc.constant("2g")),
    locations: optional(fc.array(text, { maxLength: 2 })),
  });
}

export function distribution(owner: "component" | "node"): fc.Arbitrary<Distribution> {
  type Of<Type> = Extract<Distribution, { readonly type: Type }>;
  const count = optional(countIn(owner));
  return fc.oneof(
    fields<Of<"mpi">>({ type: fc.constant("mpi"), processCountPerInstance: count }),
    fields<Of<"pytorch">>({ type: fc.constant("pytorch"), processCountPerInstance: count }),
    fields<Of<"tensorflow">>({ type: fc.constant("tensorflow"), parameterServerCount: count, workerCount: count }),
    fields<Of<"ray">>({
      type: fc.constant("ray"),
      port: count,
      address: optional(text),
      includeDashboard: optional(fc.boolean()),
      dashboardPort: count,
      headNodeAdditionalArgs: optional(text),
      workerNodeAdditionalArgs: optional(text),
    }),
  );
}

/** No data binding can stand in a job of its own. */
export function limits(owner: "job" | "node"): fc.Arbitrary<CommandLimits> {
  const seconds = fc.integer({ min: 1, max: 200_000 });
  return fields<CommandLimits>({ timeout: optional(owner === "job" ? seconds : fc.oneof(seconds, fc.constant("${{parent.inputs.x}}"))) });
}
export const identity: fc.Arbitrary<Identity> = fc.oneof(
  fc.constantFrom({ type: "user_identity" as const }, { type: "aml_token" as const }),
  fields<Identity>({
    type: fc.constant("managed_identity"),
    clientId: optional(text),
    objectId: optional(text),
    msiResourceId: optional(text),
  }),
);
export const queueSettings = fields<QueueSettings>({
  jobTier: optional(fc.constantFrom("spot", "basic", "standard", "premium", "null")),
  priority: optional(fc.constantFrom("low", "medium", "high")),
});
/** Those of a parallel node are texts. */
export const textVariables = fc.dictionary(key, text, { maxKeys: 2 });
export const variables: fc.Arbitrary<EnvironmentVariables> = fc.dictionary(key, fc.oneof(text, fc.integer(), fc.boolean()), { maxKeys: 2 });
export const services: fc.Arbitrary<Readonly<Record<string, JobService>>> = fc.dictionary(
  name,
  fc
    .record({
      type: fc.constantFrom("jupyter_lab", "ssh", "tensor_board", "vs_code"),
      port: optional(fc.nat()),
      nodes: optional(fc.constant("all")),
      ssh_public_keys: optional(text),
      log_dir: optional(text),
      properties: optional(texts),
    })
    .map(compact),
  { maxKeys: 2 },
);
export const compute = fc.constantFrom("cpu", "serverless", "${{parent.inputs.x}}");
