import { nodeNamePattern } from "../../model/name.js";
import type { PipelineSettings } from "../../model/pipeline-job.js";
import { compact } from "../../util/compact.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";

/** `settings:` of a pipeline job. Keys that azure-ai-ml does not know are sent as they are. */
export function readSettings(value: YamlValue | undefined): PipelineSettings {
  if (value === undefined) return {};
  const reader = new MapReader(value, `"settings"`);
  return {
    ...compact({
      defaultCompute: readReference(reader, "default_compute", ["serverless"]),
      defaultDatastore: readReference(reader, "default_datastore", []),
      continueOnStepFailure: reader.boolean("continue_on_step_failure"),
      forceRerun: reader.boolean("force_rerun"),
      onInit: readNode(reader, "on_init"),
      onFinalize: readNode(reader, "on_finalize"),
    }),
    ...reader.extra(),
  };
}

/** The name of a node. */
function readNode(reader: MapReader, key: string): string | undefined {
  const name = reader.string(key);
  if (name === undefined || nodeNamePattern.test(name)) return name;
  reader.get(key)?.report("AZML416", `"${name}" cannot be the name of a node`, { hint: "name a node under jobs" });
  return undefined;
}

/** The name behind `azureml:`, which is required here, unlike in a node's `compute`. */
function readReference(reader: MapReader, key: string, words: readonly string[]): string | undefined {
  const value = reader.get(key);
  const text = reader.string(key);
  if (value === undefined || text === undefined) return undefined;
  if (words.includes(text.toLowerCase())) return text.toLowerCase();
  if (/^azureml:.+/.test(text)) return text.slice("azureml:".length);
  value.report("AZML418", `"${text}" needs the prefix azureml:`, { hint: `write azureml:${text}` });
  return undefined;
}
