import type { Json } from "../../model/environment.js";
import { sparkConfKeys, type SparkEntry, type SparkResources } from "../../model/spark-settings.js";
import { defined, type JsonObject } from "../json-object.js";

/** `entry` in a component spec. */
export function sparkEntrySpec(entry: SparkEntry): JsonObject {
  return "file" in entry ? { file: entry.file } : { class_name: entry.className };
}

/** `entry` of a node. */
export function sparkEntryBody(entry: SparkEntry): JsonObject {
  return { ...sparkEntrySpec(entry), spark_job_entry_type: "file" in entry ? "SparkJobPythonEntry" : "SparkJobScalaEntry" };
}

type Conf = Readonly<Record<string, Json>>;

/** `conf` as it is sent: a text of digits is a number. */
export function sparkConf(conf: Conf): JsonObject {
  return Object.fromEntries(
    Object.entries(conf).map(([key, value]) => [key, typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value]),
  );
}

const named: ReadonlySet<string> = new Set(Object.values(sparkConfKeys));
const { executor_instances: instances, dynamic_allocation_enabled: dynamic, dynamic_allocation_min_executors: fewest } = sparkConfKeys;

/**
 * `conf` of a node: each of the eight settings that azure-ai-ml has a name for is the node's, else the component's; the others are all the node's
 * or, when it has none, all the component's. With dynamic allocation the number of executors begins at the least.
 */
export function mergedSparkConf(node: Conf = {}, component: Conf = {}): JsonObject {
  const others = (conf: Conf): Conf => Object.fromEntries(Object.entries(conf).filter(([key]) => !named.has(key)));
  const own = others(node);
  const settings: JsonObject = defined(Object.fromEntries([...named].map((key) => [key, node[key] || component[key]])));
  if (settings[instances] === undefined && /^true$/i.test(String(settings[dynamic])) && settings[fewest] !== undefined) {
    settings[instances] = settings[fewest];
  }
  return sparkConf({ ...(Object.keys(own).length > 0 ? own : others(component)), ...settings });
}

/** `resources` of a node. */
export function sparkResourcesBody(resources: SparkResources): JsonObject {
  return defined({ instance_type: resources.instanceType?.toLowerCase(), runtime_version: resources.runtimeVersion });
}
