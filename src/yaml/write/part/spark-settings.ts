import type { SparkEntry, SparkResources, SparkSettings } from "../../../model/spark-settings.js";
import type { Writable, WritableMap } from "../yaml-text.js";

/** What a Spark component and a Spark node have in common. */
export function writeSparkSettings(settings: SparkSettings): WritableMap {
  return {
    entry: settings.entry === undefined ? undefined : writeEntry(settings.entry),
    py_files: settings.pyFiles,
    jars: settings.jars,
    files: settings.files,
    archives: settings.archives,
    conf: settings.conf,
    args: settings.args,
  };
}

function writeEntry(entry: SparkEntry): Writable {
  return "file" in entry ? { file: entry.file } : { class_name: entry.className };
}

export function writeSparkResources(resources: SparkResources): Writable {
  return { instance_type: resources.instanceType, runtime_version: resources.runtimeVersion };
}
