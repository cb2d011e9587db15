import type { ParallelSettings, ParallelTask, RetrySettings } from "../../model/parallel-settings.js";
import { compact } from "../../util/compact.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import { readComponentCode } from "./read-code.js";
import { readEnvironmentValue } from "./read-environment-value.js";
import { integerOf, readResources } from "./read-run-settings.js";

/** What a parallel component and a parallel node have in common. */
export function readParallelSettings(reader: MapReader, owner: "component" | "use" | "inline"): ParallelSettings {
  const settings = owner === "component" ? "component" : "node";
  const count = integerOf(reader, settings);
  return compact({
    task: readTask(reader.get("task"), owner),
    inputData: reader.string("input_data"),
    miniBatchSize: readMiniBatchSize(reader),
    partitionKeys: reader.stringList("partition_keys"),
    retrySettings: readRetrySettings(reader.get("retry_settings")),
    loggingLevel: reader.oneOfOrBinding("logging_level", ["DEBUG", "INFO", "WARNING"]),
    maxConcurrencyPerInstance: count("max_concurrency_per_instance"),
    errorThreshold: count("error_threshold"),
    miniBatchErrorThreshold: count("mini_batch_error_threshold"),
    resources: readResources(reader.get("resources"), settings),
  });
}

const units = { "": 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 } as const;

/** A number of files, or of bytes with `kb`, `mb` or `gb` behind it. azure-ai-ml wants a text, so an unquoted number is a mistake. */
function readMiniBatchSize(reader: MapReader): number | string | undefined {
  const text = reader.string("mini_batch_size");
  if (text === undefined || text.includes("${{")) return text;
  const [, digits, unit = ""] = /^(\d+)(kb|mb|gb)?$/i.exec(text) ?? [];
  if (digits !== undefined) return Number(digits) * units[unit.toLowerCase() as keyof typeof units];
  reader
    .get("mini_batch_size")
    ?.report("AZML411", `"${text}" is not the size of a mini-batch`, { hint: `write "10" for files, "100kb" for bytes` });
  return undefined;
}

/** Unknown keys are sent of a task that stands beside a component; those of the component's own are lost. */
function readTask(value: YamlValue | undefined, owner: "component" | "use" | "inline"): ParallelTask | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"task"`);
  reader.require("type");
  const type = reader.oneOf("type", ["run_function", "model", "function"], { anyCase: true });
  const task = compact({
    code: readComponentCode(reader.get("code")),
    entryScript: reader.string("entry_script"),
    programArguments: reader.string("program_arguments"),
    model: reader.string("model"),
    appendRowTo: reader.string("append_row_to"),
    environment: readEnvironmentValue(reader.require("environment")),
  });
  const extra = owner === "use" ? reader.extra() : {};
  reader.close("warning");
  return { type: type ?? "run_function", ...task, ...extra };
}

function readRetrySettings(value: YamlValue | undefined): RetrySettings | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"retry_settings"`);
  const settings = compact({ timeout: reader.integer("timeout"), maxRetries: reader.integer("max_retries") });
  reader.close("warning");
  return settings;
}
