import path from "node:path";
import type { AssetPath } from "../../model/asset.js";
import { assetPath } from "../../model/asset-path.js";
import { compact } from "../../util/compact.js";
import type { MapReader } from "../source/map-reader.js";
import { describe, expectMap } from "../source/read-value.js";
import type { YamlValue } from "../source/yaml-value.js";

/** What data and models have in common: a name, a version, labels and a place. */
export function readAssetCommon(reader: MapReader) {
  for (const key of ["$schema", "id", "creation_context", "latest_version"]) reader.get(key);
  reader.require("name");
  return {
    name: reader.string("name") ?? "",
    path: readPath(reader),
    location: reader.value.location,
    ...compact({
      version: reader.text("version"),
      description: reader.string("description"),
      datastore: reader.string("datastore")?.replace(/^azureml:/, ""),
    }),
  };
}

function readPath(reader: MapReader): AssetPath {
  const value = reader.require("path");
  const written = (reader.string("path") ?? "").replace(/^file:(?!\/\/)/, "");
  return assetPath(written, path.dirname(value?.file ?? reader.value.file));
}

/** A map of texts; numbers and truth become text. */
export function readTexts(value: YamlValue | undefined, key: string): Record<string, string> | undefined {
  if (value === undefined) return undefined;
  expectMap(value, `"${key}"`);
  return Object.fromEntries(
    value.entries().flatMap(([name, given]) => {
      if (given.literal === undefined && !given.isNull) given.report("AZML408", `expected text, got ${describe(given)}`);
      return given.literal === undefined ? [] : [[name, given.pythonText]];
    }),
  );
}
