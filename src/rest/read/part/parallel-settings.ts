import type { ParallelSettings, ParallelTask, RetrySettings } from "../../../model/parallel-settings.js";
import { compact } from "../../../util/compact.js";
import { BodyReader, readStringList, sameWords } from "../source/body-reader.js";
import type { BodyValue } from "../source/body-value.js";
import { readJsonText } from "./json-text.js";
import { environmentReference, remoteCode } from "./references.js";
import { readResources } from "./run-settings.js";

/** What a parallel component and a parallel node have in common. */
export function readParallelSettings(reader: BodyReader): ParallelSettings {
  return compact({
    task: readTask(reader.get("task")),
    inputData: reader.string("input_data"),
    miniBatchSize: reader.integer("mini_batch_size"),
    partitionKeys: readPartitionKeys(reader.get("partition_keys")),
    retrySettings: readRetrySettings(reader.get("retry_settings")),
    loggingLevel: reader.string("logging_level"),
    maxConcurrencyPerInstance: reader.integer("max_concurrency_per_instance"),
    errorThreshold: reader.integer("error_threshold"),
    miniBatchErrorThreshold: reader.integer("mini_batch_error_threshold"),
    resources: readResources(reader.get("resources")),
  });
}

/** A list, or the JSON text of one, which is how it is sent. */
function readPartitionKeys(value: BodyValue | undefined): string[] | undefined {
  if (value === undefined) return undefined;
  if (value.string === undefined) return readStringList(value);
  const parsed = readJsonText(value);
  return parsed && readStringList(parsed);
}

function readTask(value: BodyValue | undefined): ParallelTask | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"task"`);
  reader.require("type");
  const type = reader.oneOf("type", sameWords(["run_function", "model", "function"]));
  const task = compact({
    code: remoteCode(reader.string("code")),
    entryScript: reader.string("entry_script"),
    programArguments: reader.string("program_arguments"),
    model: reader.string("model"),
    appendRowTo: reader.string("append_row_to"),
    environment: environmentReference(reader.string("environment")),
  });
  const extra = reader.extra();
  return type === undefined ? undefined : { type, ...task, ...extra };
}

function readRetrySettings(value: BodyValue | undefined): RetrySettings | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"retry_settings"`);
  const settings = compact({ timeout: reader.integer("timeout"), maxRetries: reader.integer("max_retries") });
  reader.close();
  return settings;
}
