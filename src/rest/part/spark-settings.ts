import type { Json } from "../../model/environment.js";
import type { Identity } from "../../model/run-settings.js";
import type { SparkNode } from "../../model/spark-node.js";
import { sparkConfKeys, type SparkEntry, type SparkResources, withFirstExecutors } from "../../model/spark-settings.js";
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

const named: ReadonlySet<string> = new Set(Object.values(sparkConfKeys));

/** `conf` as it is sent: a text of digits is a number, in the settings that azure-ai-ml has a name for. */
export function sparkConf(conf: Conf): JsonObject {
  return Object.fromEntries(
    Object.entries(conf).map(([key, value]) => [
      key,
      named.has(key) && typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value,
    ]),
  );
}

/**
 * `conf` of a node; of a component that is only named nothing is known. Each of the eight settings that azure-ai-ml has a name for is the node's, else the component's; the others are all the node's
 * or, when it has none, all the component's. With dynamic allocation the number of executors begins at the least.
 */
export function mergedSparkConf(node: Conf = {}, component?: Conf): JsonObject {
  if (component === undefined) return sparkConf(withFirstExecutors(node));
  const others = (conf: Conf): Conf => Object.fromEntries(Object.entries(conf).filter(([key]) => !named.has(key)));
  const own = others(node);
  const settings = defined(Object.fromEntries([...named].map((key) => [key, node[key] || component[key]])));
  return sparkConf({ ...(Object.keys(own).length > 0 ? own : others(component)), ...withFirstExecutors(settings) });
}

/** `resources` of a node. */
export function sparkResourcesBody(resources: SparkResources): JsonObject {
  return defined({ instance_type: resources.instanceType, runtime_version: resources.runtimeVersion });
}

/** Without one that is written: the compute's managed identity, or the user's own on machines of the service. */
export function sparkIdentity({
  identity,
  compute,
  resources,
}: Pick<SparkNode, "identity" | "compute" | "resources">): Identity | undefined {
  if (identity !== undefined) return identity;
  if (compute !== undefined) return { type: "managed_identity" };
  return resources === undefined ? undefined : { type: "user_identity" };
}
