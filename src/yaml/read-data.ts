import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { DiagnosticSink } from "../diagnostics/sink.js";
import type { AutoDelete, DataAsset } from "../model/data-asset.js";
import type { Override } from "../model/override.js";
import { compact } from "../util/compact.js";
import { deepFreeze } from "../util/deep-freeze.js";
import { readAssetCommon } from "./asset/read-asset-common.js";
import { snakeSpelling } from "./automl/read-automl-fields.js";
import { MapReader } from "./source/map-reader.js";
import { openYaml } from "./source/open-yaml.js";
import type { YamlValue } from "./source/yaml-value.js";

export interface ReadDataResult {
  /** Absent when something is wrong with the file; `diagnostics` then has an error. */
  readonly data?: DataAsset;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads an Azure ML data file (`$schema: …/data.schema.json`).
 *
 * `overrides` stand in for what the file says: `--set` of the command line.
 *
 * @example
 * const { data, diagnostics } = readData("./titanic.yml");
 */
export function readData(file: string, overrides: readonly Override[] = []): ReadDataResult {
  const sink = new DiagnosticSink();
  const root = openYaml(path.resolve(file), sink, overrides);
  const data = root === undefined ? undefined : readDataValue(root);
  return { ...(data === undefined || sink.hasErrors ? {} : { data: deepFreeze(data) }), diagnostics: sink.list() };
}

function readDataValue(root: YamlValue): DataAsset {
  const reader = new MapReader(root, "a data asset");
  reader.ignore(["properties"], "azure-ai-ml sends no properties of data");
  const data: DataAsset = {
    kind: "data",
    ...readAssetCommon(reader),
    ...compact({ tags: reader.values("tags") }),
    type: reader.oneOf("type", ["uri_file", "uri_folder", "mltable"], { anyCase: true }) ?? "uri_folder",
    ...compact({ autoDelete: readAutoDelete(reader.get("auto_delete_setting")) }),
  };
  reader.close();
  return data;
}

function readAutoDelete(value: YamlValue | undefined): AutoDelete | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"auto_delete_setting"`);
  const conditions = ["created_greater_than", "last_accessed_greater_than"] as const;
  const condition = reader.oneOf("condition", conditions, { anyCase: true, spelling: snakeSpelling }) ?? "created_greater_than";
  const setting = { condition, ...compact({ value: reader.string("value") }) };
  reader.close();
  return setting;
}
