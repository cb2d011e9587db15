import { automlDataNames } from "../../model/automl-task.js";
import type { AutomlTaskName } from "../../model/automl-words.js";
import type { InputValues } from "../../model/value.js";
import { readTableInput } from "../part/read-input-values.js";
import type { MapReader } from "../source/map-reader.js";

/** `training_data:`, `validation_data:` and `test_data:`, which text tasks have not. A binding may also stand under `path`. */
export function readAutomlData(reader: MapReader, task: AutomlTaskName): InputValues {
  return Object.fromEntries(
    automlDataNames.flatMap((name) => {
      if (name === "test_data" && task.startsWith("text_")) return [];
      const value = reader.get(name);
      const input = value === undefined ? undefined : readTableInput(value);
      return input === undefined ? [] : [[name, input] as const];
    }),
  );
}
