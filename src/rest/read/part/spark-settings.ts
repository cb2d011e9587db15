import type { SparkEntry, SparkResources, SparkSettings } from "../../../model/spark-settings.js";
import { compact } from "../../../util/compact.js";
import { BodyReader, sameWords } from "../source/body-reader.js";
import type { BodyValue } from "../source/body-value.js";

/** What a Spark component, node and job have in common. */
export function readSparkSettings(reader: BodyReader): SparkSettings {
  return compact({
    entry: readEntry(reader.get("entry")),
    pyFiles: reader.stringList("py_files"),
    jars: reader.stringList("jars"),
    files: reader.stringList("files"),
    archives: reader.stringList("archives"),
    conf: reader.map("conf"),
    args: reader.string("args"),
  });
}

function readEntry(value: BodyValue | undefined): SparkEntry | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"entry"`);
  reader.oneOf("spark_job_entry_type", sameWords(["SparkJobPythonEntry", "SparkJobScalaEntry"]));
  const className = reader.string("class_name");
  if (className === undefined) reader.require("file");
  const file = reader.string("file");
  reader.close();
  if (file !== undefined) return { file };
  return className === undefined ? undefined : { className };
}

export function readSparkResources(value: BodyValue | undefined): SparkResources | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"resources"`);
  const resources = compact({ instanceType: reader.string("instance_type"), runtimeVersion: reader.string("runtime_version") });
  reader.close();
  return resources;
}
