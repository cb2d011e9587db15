import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { DiagnosticSink } from "../diagnostics/sink.js";
import type { ModelAsset } from "../model/model-asset.js";
import type { Override } from "../model/override.js";
import { compact } from "../util/compact.js";
import { deepFreeze } from "../util/deep-freeze.js";
import { readAssetCommon, readTexts } from "./asset/read-asset-common.js";
import { MapReader } from "./source/map-reader.js";
import { expectMap } from "./source/read-value.js";
import { openYaml } from "./source/open-yaml.js";
import type { YamlValue } from "./source/yaml-value.js";

export interface ReadModelResult {
  /** Absent when something is wrong with the file; `diagnostics` then has an error. */
  readonly model?: ModelAsset;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads an Azure ML model file (`$schema: …/model.schema.json`).
 *
 * `overrides` stand in for what the file says: `--set` of the command line.
 *
 * @example
 * const { model, diagnostics } = readModel("./iris-model.yml");
 */
export function readModel(file: string, overrides: readonly Override[] = []): ReadModelResult {
  const sink = new DiagnosticSink();
  const root = openYaml(path.resolve(file), sink, overrides);
  const model = root === undefined ? undefined : readModelValue(root);
  return { ...(model === undefined || sink.hasErrors ? {} : { model: deepFreeze(model) }), diagnostics: sink.list() };
}

function readModelValue(root: YamlValue): ModelAsset {
  const reader = new MapReader(root, "a model");
  reader.get("utc_time_created");
  const model: ModelAsset = {
    kind: "model",
    ...readAssetCommon(reader),
    ...compact({ tags: readTexts(reader.get("tags"), "tags") }),
    type: reader.oneOf("type", ["custom_model", "mlflow_model", "triton_model"]) ?? "custom_model",
    ...compact({
      properties: readTexts(reader.get("properties"), "properties"),
      stage: reader.string("stage"),
      flavors: readFlavors(reader.get("flavors")),
    }),
  };
  reader.close();
  return model;
}

function readFlavors(value: YamlValue | undefined): ModelAsset["flavors"] {
  if (value === undefined) return undefined;
  expectMap(value, `"flavors"`);
  return Object.fromEntries(
    value.entries().map(([name, flavor]) => {
      expectMap(flavor, "a flavor");
      return [name, Object.fromEntries(flavor.entries().map(([key, item]) => [key, item.json()]))];
    }),
  );
}
