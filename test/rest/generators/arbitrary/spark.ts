import fc from "fast-check";
import { sparkConfKeys } from "../../../../src/model/spark-settings.js";
import type { SparkNode } from "../../../../src/model/spark-node.js";
import { compact } from "../../../../src/util/compact.js";
import { code, componentCommon, compute, environment, identity, optional, quantity, text, useOf } from "./parts.js";

const key = fc.oneof(fc.constantFrom(...Object.values(sparkConfKeys)), fc.stringMatching(/^spark\.[a-z]{1,6}$/));
const conf = fc.dictionary(key, fc.oneof(text, fc.boolean(), quantity, fc.constant("2")), { maxKeys: 4 });
const files = fc.uniqueArray(text, { maxLength: 2 });

const settings = fc
  .record({
    entry: fc.oneof(fc.record({ file: text }), fc.record({ className: text })),
    pyFiles: optional(files),
    jars: optional(files),
    files: optional(files),
    archives: optional(files),
    conf: optional(conf),
    args: optional(text),
  })
  .map(compact);

export function sparkNode(scratch: string): fc.Arbitrary<Omit<SparkNode, "name">> {
  return fc
    .record({ common: componentCommon, said: settings, environment: optional(environment), code: code(scratch) })
    .map(({ common, said, ...fields }) => ({ kind: "spark" as const, ...common, ...said, ...compact(fields) }))
    .chain((component) =>
      fc
        .record({
          use: useOf(component, scratch),
          conf: optional(conf),
          compute: optional(compute),
          resources: optional(fc.record({ instanceType: fc.constant("standard_e8s_v3"), runtimeVersion: fc.constantFrom("3.4", "3.2.0") })),
          identity: optional(identity),
        })
        .map(({ use, ...fields }) => ({ kind: "spark" as const, ...use, ...compact(fields) })),
    );
}
