import type { ModelAsset } from "../../model/model-asset.js";
import { compact } from "../../util/compact.js";
import { assetPath } from "./part/input-value.js";
import { type BodyContext, readBody, type ReadResult } from "./result.js";
import { BodyReader, expectMap, readWord, sameWords } from "./source/body-reader.js";
import type { BodyValue } from "./source/body-value.js";

const types = sameWords(["custom_model", "mlflow_model", "triton_model"]);

/** A model from the body of `PUT …/models/<name>/versions/<version>` or the service's answer: the way back of `modelBody`. */
export function readModelBody(body: unknown, context: BodyContext = {}): ReadResult<ModelAsset> {
  return readBody(body, "a model", context, (properties, { name = "", version }): ModelAsset | undefined => {
    const reader = new BodyReader(properties, "a model");
    const place = reader.require("modelType");
    const type = place && readWord(place, types);
    reader.require("modelUri");
    const uri = reader.string("modelUri");
    reader.constant("isAnonymous", false);
    reader.constant("isArchived", false);
    const model = compact({
      version,
      description: reader.string("description"),
      tags: reader.strings("tags"),
      properties: reader.strings("properties"),
      stage: reader.string("stage"),
      flavors: readFlavors(reader.get("flavors")),
    });
    reader.close();
    return type === undefined || uri === undefined ? undefined : { kind: "model", name, type, path: assetPath(uri), ...model };
  });
}

/** Each flavor has its settings one level down, under `data`. */
function readFlavors(value: BodyValue | undefined): ModelAsset["flavors"] {
  if (value === undefined) return undefined;
  expectMap(value, `"flavors"`);
  return Object.fromEntries(
    value.entries().map(([name, given]) => {
      const reader = new BodyReader(given, "a flavor");
      const data = reader.map("data") ?? {};
      reader.close();
      return [name, data];
    }),
  );
}
