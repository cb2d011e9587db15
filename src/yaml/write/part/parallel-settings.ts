import type { ParallelSettings, ParallelTask } from "../../../model/parallel-settings.js";
import type { Writable, WritableMap } from "../yaml-text.js";
import { writeCode, writeEnvironmentValue } from "./environment.js";
import { writeResources } from "./run-settings.js";

/** What a parallel component and a parallel node have in common. The size of a mini-batch is a text to azure-ai-ml. */
export function writeParallelSettings(settings: ParallelSettings, folder: string): WritableMap {
  const { task, miniBatchSize, retrySettings, resources } = settings;
  return {
    task: task === undefined ? undefined : writeTask(task, folder),
    input_data: settings.inputData,
    mini_batch_size: miniBatchSize === undefined ? undefined : String(miniBatchSize),
    partition_keys: settings.partitionKeys,
    retry_settings: retrySettings === undefined ? undefined : { timeout: retrySettings.timeout, max_retries: retrySettings.maxRetries },
    logging_level: settings.loggingLevel,
    max_concurrency_per_instance: settings.maxConcurrencyPerInstance,
    error_threshold: settings.errorThreshold,
    mini_batch_error_threshold: settings.miniBatchErrorThreshold,
    resources: resources === undefined ? undefined : writeResources(resources),
  };
}

function writeTask(task: ParallelTask, folder: string): Writable {
  return {
    type: task.type,
    code: task.code === undefined ? undefined : writeCode(task.code, folder),
    entry_script: task.entryScript,
    program_arguments: task.programArguments,
    model: task.model,
    append_row_to: task.appendRowTo,
    environment: task.environment === undefined ? undefined : writeEnvironmentValue(task.environment, folder),
    ...task.extra,
  };
}
