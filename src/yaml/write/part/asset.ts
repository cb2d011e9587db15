import type { DataAsset } from "../../../model/data-asset.js";
import type { ModelAsset } from "../../../model/model-asset.js";
import { relativePath } from "../relative-path.js";
import type { WritableMap } from "../yaml-text.js";

/** What data and models have in common, for a file of `folder`. */
export function writeAssetCommon(asset: DataAsset | ModelAsset, folder: string): WritableMap {
  return {
    name: asset.name,
    version: asset.version,
    description: asset.description,
    tags: asset.tags,
    type: asset.type,
    path: writePlace(asset.path, folder),
    datastore: asset.datastore === undefined ? undefined : `azureml:${asset.datastore}`,
  };
}

function writePlace(place: DataAsset["path"], folder: string): string {
  switch (place.kind) {
    case "local":
      return relativePath(folder, place.path);
    case "registered":
      return place.id;
    case "remote":
      return place.uri;
  }
}
