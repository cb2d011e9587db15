import type { DataAsset } from "../model/data-asset.js";
import { camelKey } from "./camel-keys.js";
import { defined, type JsonObject } from "./json-object.js";

/**
 * Body of `PUT …/data/<name>/versions/<version>`.
 *
 * @param uri Where the data lies, after it was uploaded if it was local.
 * @param referenced Paths that a table refers to.
 */
export function dataBody(data: DataAsset, uri: string, referenced: readonly string[] | undefined): JsonObject {
  const { autoDelete } = data;
  return {
    properties: defined({
      dataType: data.type,
      dataUri: uri,
      description: data.description,
      tags: data.tags ?? {},
      properties: {},
      isAnonymous: false,
      isArchived: false,
      referencedUris: referenced,
      autoDeleteSetting:
        autoDelete &&
        defined({
          condition: camelKey(autoDelete.condition),
          value: autoDelete.value ?? null,
        }),
    }),
  };
}
