import fc from "fast-check";
import type { StandaloneJobCommon } from "../../../src/model/standalone-job.js";
import { optional } from "./fields.js";
import { key, name, text } from "./parts.js";
import { inputPort } from "./ports.js";
import { identity, services } from "./run-settings.js";
import { registered, values } from "./use.js";
import { assetKinds } from "../../../src/model/kind.js";

const nullable = fc.dictionary(key, fc.option(text), { maxKeys: 2 });

/** What every job that is no pipeline has. There is nothing around it to bind to. */
export function jobCommon(scratch: string) {
  return {
    name: optional(text),
    displayName: optional(text),
    description: optional(text),
    experimentName: optional(text),
    tags: optional(nullable),
    properties: optional(nullable),
    compute: optional(fc.constantFrom("cpu", "serverless", "local")),
    identity: optional(identity),
    services: optional(services),
    inputs: fc.dictionary(name, inputPort, { maxKeys: 3 }).chain((ports) => values(ports, scratch, "none")),
    outputs: fc.dictionary(name, fc.oneof(fc.constant({}), registered(optional(fc.constantFrom(...assetKinds)))), { maxKeys: 2 }),
    source: fc.constant("YAML.JOB" as const),
  } satisfies { readonly [K in Exclude<keyof StandaloneJobCommon, "location">]-?: fc.Arbitrary<StandaloneJobCommon[K]> };
}
