import type { SparkNode } from "../../../model/spark-node.js";
import { writeIdentity } from "../part/run-settings.js";
import { writeSparkResources, writeSparkSettings } from "../part/spark-settings.js";
import type { WritableMap } from "../yaml-text.js";

export function writeSparkNode(node: SparkNode): WritableMap {
  return {
    ...writeSparkSettings(node),
    resources: node.resources === undefined ? undefined : writeSparkResources(node.resources),
    identity: node.identity === undefined ? undefined : writeIdentity(node.identity),
  };
}
