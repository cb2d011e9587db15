import path from "node:path";
import type { ModelAsset } from "../model/model-asset.js";
import type { WrittenFile } from "./write/component-files.js";
import { writeAssetCommon } from "./write/part/asset.js";
import { yamlText } from "./write/yaml-text.js";

/**
 * A model as Azure ML YAML: `model.yml`. Nothing is written to disk. A local path becomes relative to `folder`.
 *
 * @example
 * const [{ text }] = writeModel(model, "./out");
 */
export function writeModel(model: ModelAsset, folder: string): WrittenFile[] {
  const text = yamlText({
    $schema: "https://azuremlschemas.azureedge.net/latest/model.schema.json",
    ...writeAssetCommon(model, path.resolve(folder)),
    properties: model.properties,
    stage: model.stage,
    flavors: model.flavors,
  });
  return [{ path: "model.yml", text }];
}
