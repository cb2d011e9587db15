import type { AutoDelete, DataAsset } from "../../model/data-asset.js";
import { compact } from "../../util/compact.js";
import { assetPath } from "./part/input-value.js";
import { type BodyContext, readBody, type ReadResult } from "./result.js";
import { BodyReader, readWord, sameWords } from "./source/body-reader.js";
import type { BodyValue } from "./source/body-value.js";

const types = sameWords(["uri_file", "uri_folder", "mltable"]);

/** Data from the body of `PUT …/data/<name>/versions/<version>` or the service's answer: the way back of `dataBody`. */
export function readDataBody(body: unknown, context: BodyContext = {}): ReadResult<DataAsset> {
  return readBody(body, "a data asset", context, (properties, { name = "", version }): DataAsset | undefined => {
    const reader = new BodyReader(properties, "a data asset");
    const place = reader.require("dataType");
    const type = place && readWord(place, types);
    reader.require("dataUri");
    const uri = reader.string("dataUri");
    reader.constant("isAnonymous", false);
    reader.constant("isArchived", false);
    reader.empty("properties");
    // The paths of a table stand in the table itself.
    reader.skip(["referencedUris"]);
    const data = compact({
      version,
      description: reader.string("description"),
      tags: reader.strings("tags"),
      autoDelete: readAutoDelete(reader.get("autoDeleteSetting")),
    });
    reader.close();
    return type === undefined || uri === undefined ? undefined : { kind: "data", name, type, path: assetPath(uri), ...data };
  });
}

const conditions = sameWords(["created_greater_than", "last_accessed_greater_than"]);

function readAutoDelete(value: BodyValue | undefined): AutoDelete | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"autoDeleteSetting"`);
  const condition = reader.oneOf("condition", conditions) ?? "created_greater_than";
  const setting = { condition, ...compact({ value: reader.string("value") }) };
  reader.close();
  return setting;
}
