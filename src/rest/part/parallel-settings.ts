import type { ParallelTask, RetrySettings } from "../../model/parallel-settings.js";
import { defined, filled, type JsonObject } from "../json-object.js";
import type { ResolvedIds } from "../resolved-ids.js";

/** `task`, the same in a component spec and a node. */
export function taskBody(task: ParallelTask, ids: ResolvedIds): JsonObject {
  return filled({
    ...task.extra,
    type: task.type,
    code: ids.code(task),
    entry_script: task.entryScript,
    program_arguments: task.programArguments,
    model: task.model,
    append_row_to: task.appendRowTo,
    environment: task.environment === undefined ? undefined : ids.environment(task.environment),
  });
}

export function retrySettingsBody(settings: RetrySettings): JsonObject {
  return defined({ timeout: settings.timeout, max_retries: settings.maxRetries });
}
