import type { Json } from "../../model/environment.js";
import type { Identity } from "../../model/run-settings.js";
import type { SparkNode } from "../../model/spark-node.js";
import { hasName, mergedConf, type SparkEntry, type SparkResources } from "../../model/spark-settings.js";
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

/** `conf` as it is sent: a text of digits is a number, in the settings that azure-ai-ml has a name for. */
export function sparkConf(conf: Conf): JsonObject {
  return Object.fromEntries(
    Object.entries(conf).map(([key, value]) => [
      key,
      hasName(key) && typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value,
    ]),
  );
}

/** `conf` of a node. Of a component that is only named nothing is known. */
export function mergedSparkConf(node: Conf | undefined, component?: Conf): JsonObject {
  return sparkConf(mergedConf(node, component));
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
