import path from "node:path";
import type { Code } from "../../model/code.js";
import type { Json } from "../../model/environment.js";
import { sparkConfKeys, type SparkEntry, type SparkResources, type SparkSettings } from "../../model/spark-settings.js";
import { compact } from "../../util/compact.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import { readComponentCode } from "./read-code.js";
import { byName } from "../../util/by-name.js";

/** What a Spark component and a Spark node have in common. */
export function readSparkSettings(reader: MapReader): SparkSettings {
  return compact({
    entry: readEntry(reader.get("entry")),
    pyFiles: readDistinct(reader, "py_files"),
    jars: readDistinct(reader, "jars"),
    files: readDistinct(reader, "files"),
    archives: readDistinct(reader, "archives"),
    conf: readConf(reader),
    args: reader.string("args"),
  });
}

/** `code:`; the folder of the file when nothing is said. */
export function readSparkCode(reader: MapReader): Code {
  return readComponentCode(reader.get("code")) ?? { kind: "local", path: path.dirname(reader.value.file) };
}

function readEntry(value: YamlValue | undefined): SparkEntry | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"entry"`);
  const className = reader.string("class_name");
  if (className === undefined) reader.require("file");
  const file = reader.string("file");
  reader.get("spark_job_entry_type");
  reader.close();
  if (file !== undefined) return { file };
  return className === undefined ? undefined : { className };
}

function readDistinct(reader: MapReader, key: string): string[] | undefined {
  const list = reader.stringList(key);
  const twice = list?.find((item, index) => list.indexOf(item) !== index);
  if (twice !== undefined) reader.get(key)?.report("AZML411", `"${twice}" is twice in "${key}"`, { hint: "name each file once" });
  return list;
}

/** `conf`, each of Spark's settings by its full name, whether it was written so, by azure-ai-ml's short name, or beside `conf`. */
function readConf(reader: MapReader): SparkSettings["conf"] {
  const value = reader.get("conf");
  const beside = new MapReader(reader.value, "");
  const conf = byName<Json>();
  if (value !== undefined) {
    const written = new MapReader(value, `"conf"`);
    for (const [key, given] of value.entries()) {
      written.get(key);
      conf[sparkConfKeys[key as keyof typeof sparkConfKeys] ?? key] = given.json();
    }
  }
  for (const [short, full] of Object.entries(sparkConfKeys)) {
    const given = beside.get(short);
    reader.get(short);
    if (given !== undefined) conf[full] ??= given.json();
  }
  return value === undefined && Object.keys(conf).length === 0 ? undefined : conf;
}

/** `3.4`, `3.4.0`: numbers with dots between. */
function readRuntime(reader: MapReader): string | undefined {
  const version = reader.text("runtime_version");
  if (version === undefined || /^\d+(?:\.\d+)*$/.test(version) || version.includes("${{")) return version;
  reader
    .get("runtime_version")
    ?.report("AZML411", `"${version}" is no version of Spark`, { hint: 'write numbers with dots between: "3.4"' });
  return undefined;
}

const instanceTypes = ["standard_e4s_v3", "standard_e8s_v3", "standard_e16s_v3", "standard_e32s_v3", "standard_e64s_v3"] as const;

/** `resources:` of a Spark node. Of a node that uses a component, the type of the machines is sent in lower case. */
export function readSparkResources(value: YamlValue | undefined, owner: "use" | "inline"): SparkResources | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"resources"`);
  reader.require("instance_type");
  reader.require("runtime_version");
  const resources = compact({
    instanceType:
      owner === "use" ? reader.oneOfOrBinding("instance_type", instanceTypes, { anyCase: true }) : reader.string("instance_type"),
    runtimeVersion: readRuntime(reader),
  });
  reader.close();
  return resources;
}
