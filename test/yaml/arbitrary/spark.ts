import fc from "fast-check";
import type { SparkComponent } from "../../../src/model/spark-component.js";
import type { SparkNode } from "../../../src/model/spark-node.js";
import { sparkConfKeys, type SparkResources, type SparkSettings } from "../../../src/model/spark-settings.js";
import type { SparkJob } from "../../../src/model/standalone-job.js";
import { code, sparkEnvironment } from "./environment.js";
import { fields, optional } from "./fields.js";
import { jobCommon } from "./job-common.js";
import { quantity, text } from "./parts.js";
import { componentCommon } from "./ports.js";
import { compute, identity } from "./run-settings.js";
import { nodeCommon } from "./use.js";

const key = fc.oneof(fc.constantFrom(...Object.values(sparkConfKeys)), fc.stringMatching(/^spark\.[a-z]{1,6}$/));
const conf = fc.dictionary(key, fc.oneof(text, fc.boolean(), quantity, fc.constant("2")), { maxKeys: 4 });
const files = fc.uniqueArray(text, { maxLength: 2 });
const entry = fc.oneof(fc.record({ file: text }), fc.record({ className: text }));

function settings(start: fc.Arbitrary<SparkSettings["entry"]>) {
  return {
    entry: start,
    pyFiles: optional(files),
    jars: optional(files),
    files: optional(files),
    archives: optional(files),
    conf: optional(conf),
    args: optional(text),
  } satisfies { readonly [K in keyof SparkSettings]-?: fc.Arbitrary<SparkSettings[K]> };
}

const resources = fields<SparkResources>({
  instanceType: fc.constantFrom("standard_e4s_v3", "standard_e8s_v3"),
  runtimeVersion: fc.constantFrom("3.4", "3.2.0"),
});

type Component = Omit<SparkComponent, "location"> & { readonly source: "YAML.COMPONENT" | "YAML.JOB" };

export function sparkComponent(scratch: string, use: "node" | "file"): fc.Arbitrary<Component> {
  return fields<Component>({
    kind: fc.constant("spark"),
    ...componentCommon(use),
    ...settings(entry),
    environment: optional(sparkEnvironment(scratch)),
    code: code(scratch),
    additionalIncludes: optional(fc.constant([`${scratch}/data`])),
  });
}

export function sparkNode(scratch: string): fc.Arbitrary<Omit<SparkNode, "name">> {
  return sparkComponent(scratch, "node").chain((component) =>
    fields<SparkNode, "name" | "location">({
      kind: fc.constant("spark"),
      ...nodeCommon(component, scratch),
      ...settings(optional(entry)),
      compute: optional(compute),
      resources: optional(resources),
      identity: optional(identity),
    }),
  );
}

export function sparkJob(scratch: string): fc.Arbitrary<SparkJob> {
  return fields<SparkJob, "location">({
    kind: fc.constant("spark_job"),
    ...jobCommon(scratch),
    ...settings(entry),
    code: code(scratch),
    environment: optional(sparkEnvironment(scratch)),
    resources: optional(resources),
  });
}
