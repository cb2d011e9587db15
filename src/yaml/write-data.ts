import path from "node:path";
import type { DataAsset } from "../model/data-asset.js";
import type { WrittenFile } from "./write/component-files.js";
import { writeAssetCommon } from "./write/part/asset.js";
import { yamlText } from "./write/yaml-text.js";

/**
 * Data as Azure ML YAML: `data.yml`. Nothing is written to disk. A local path becomes relative to `folder`.
 *
 * @example
 * const [{ text }] = writeData(data, "./out");
 */
export function writeData(data: DataAsset, folder: string): WrittenFile[] {
  const { autoDelete } = data;
  const text = yamlText({
    $schema: "https://azuremlschemas.azureedge.net/latest/data.schema.json",
    ...writeAssetCommon(data, path.resolve(folder)),
    auto_delete_setting: autoDelete && { condition: autoDelete.condition, value: autoDelete.value },
  });
  return [{ path: "data.yml", text }];
}
