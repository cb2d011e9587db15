import fc from "fast-check";
import type { AutoDelete, DataAsset } from "../../../src/model/data-asset.js";
import type { ModelAsset } from "../../../src/model/model-asset.js";
import { fields, optional } from "./fields.js";
import { about, jsonMap, name, text, texts } from "./parts.js";
import { assetPath } from "./use.js";

const { description, tags } = about;
const common = { name: text, version: optional(text), description, tags, datastore: optional(name) };

export function dataAsset(scratch: string): fc.Arbitrary<Omit<DataAsset, "location">> {
  return fields<DataAsset, "location">({
    kind: fc.constant("data"),
    ...common,
    path: assetPath(scratch),
    type: fc.constantFrom("uri_file", "uri_folder", "mltable"),
    autoDelete: optional(
      fields<AutoDelete>({
        condition: fc.constantFrom("created_greater_than", "last_accessed_greater_than"),
        value: optional(text),
      }),
    ),
  });
}

export function modelAsset(scratch: string): fc.Arbitrary<Omit<ModelAsset, "location">> {
  return fields<ModelAsset, "location">({
    kind: fc.constant("model"),
    ...common,
    path: assetPath(scratch),
    type: fc.constantFrom("custom_model", "mlflow_model", "triton_model"),
    properties: optional(texts),
    stage: optional(text),
    flavors: optional(fc.dictionary(name, jsonMap, { maxKeys: 2 })),
  });
}
