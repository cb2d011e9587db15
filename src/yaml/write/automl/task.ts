import { automlYamlName } from "../../../model/automl-fields.js";
import type { AutomlTask, TextTask } from "../../../model/automl-task.js";
import { WrittenNumber } from "../../../model/written-number.js";
import { writeDistribution, writeEarlyTermination } from "../part/sweep-settings.js";
import type { Writable, WritableMap } from "../yaml-text.js";

/** The keys of an AutoML task: those of the model, in YAML's spelling. */
export function writeAutomlTask(task: AutomlTask): WritableMap {
  const { sweep, searchSpace, ...rest } = task as TextTask;
  return {
    ...(write(rest) as WritableMap),
    sweep: sweep && {
      sampling_algorithm: sweep.samplingAlgorithm,
      early_termination: sweep.earlyTermination && writeEarlyTermination(sweep.earlyTermination),
    },
    search_space: searchSpace?.map((space) =>
      Object.fromEntries(Object.entries(space).map(([name, value]) => [automlYamlName(name), writeSearchValue(value)])),
    ),
  };
}

/** What authors name themselves: columns, parameters of transformers and models. */
const authored: ReadonlySet<string> = new Set(["columnNameAndTypes", "parameters", "stackMetaLearnerKwargs"]);

function write(value: unknown): Writable {
  if (Array.isArray(value)) return value.map(write);
  if (typeof value !== "object" || value === null || value instanceof WrittenNumber) return value as Writable;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [automlYamlName(key), authored.has(key) ? (item as Writable) : write(item)]),
  );
}

function writeSearchValue(value: unknown): Writable {
  if (typeof value !== "object" || value === null || value instanceof WrittenNumber) return value as Writable;
  return writeDistribution(value as Parameters<typeof writeDistribution>[0]);
}
