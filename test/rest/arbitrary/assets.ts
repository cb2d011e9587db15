import fc from "fast-check";
import type { AssetPath } from "../../../src/model/asset.js";
import type { DataAsset } from "../../../src/model/data-asset.js";
import type { InlineEnvironment } from "../../../src/model/environment.js";
import type { ModelAsset } from "../../../src/model/model-asset.js";
import { compact } from "../../../src/util/compact.js";
import { optional, quantity, text, texts } from "../generators/arbitrary/parts.js";

const place: fc.Arbitrary<AssetPath> = fc.constantFrom(
  { kind: "remote" as const, uri: "https://example.invalid/d" },
  {
    kind: "remote" as const,
    uri: "azureml://subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg/workspaces/ws/datastores/d/paths/x",
  },
);
const version = fc.constant("3");

export const dataAssets: fc.Arbitrary<DataAsset> = fc
  .record({
    kind: fc.constant("data" as const),
    name: fc.constant("d"),
    version,
    description: optional(text),
    tags: optional(texts),
    type: fc.constantFrom("uri_file" as const, "uri_folder" as const, "mltable" as const),
    path: place,
    autoDelete: optional(
      fc
        .record({
          condition: optional(fc.constantFrom("created_greater_than" as const, "last_accessed_greater_than" as const)),
          value: optional(fc.constant("30d")),
        })
        .map(compact),
    ),
  })
  .map(compact);

export const modelAssets: fc.Arbitrary<ModelAsset> = fc
  .record({
    kind: fc.constant("model" as const),
    name: fc.constant("m"),
    version,
    description: optional(text),
    tags: optional(texts),
    properties: optional(texts),
    stage: optional(text),
    type: fc.constantFrom("custom_model" as const, "mlflow_model" as const, "triton_model" as const),
    path: place,
    flavors: optional(fc.dictionary(fc.constantFrom("python_function", "sklearn"), texts, { maxKeys: 2 })),
  })
  .map(compact);

const conda = fc.record({
  name: text,
  dependencies: fc.array(fc.oneof(text, quantity, fc.boolean(), fc.record({ pip: fc.array(text, { maxLength: 2 }) })), { maxLength: 3 }),
});

/** Of its own name, or anonymous. Its build context has been uploaded. */
export const environments: fc.Arbitrary<InlineEnvironment> = fc
  .record({
    identity: fc.constantFrom({}, { name: "e", version: "3" }),
    description: optional(text),
    tags: optional(texts),
    properties: optional(texts),
    image: optional(text),
    conda: optional(conda),
    build: optional(
      fc.constantFrom({ path: "https://example.invalid/context/" }, { path: "https://example.invalid/c/", dockerfilePath: "Dockerfile" }),
    ),
    osType: optional(fc.constantFrom("Linux", "Windows")),
    inferenceConfig: optional(fc.constant({ liveness_route: { path: "/", port: 5001 } })),
  })
  .map(({ identity, ...fields }) => ({ kind: "inline", ...identity, ...compact(fields) }));
