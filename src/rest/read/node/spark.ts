import type { SparkNode } from "../../../model/spark-node.js";
import { compact } from "../../../util/compact.js";
import { readIdentity } from "../part/run-settings.js";
import { readSparkResources, readSparkSettings } from "../part/spark-settings.js";
import type { BodyReader } from "../source/body-reader.js";
import { type NodeContext, readComponentId, readNodeCommon, readNodeCompute } from "./node-common.js";

export function readSparkNode(reader: BodyReader, context: NodeContext): SparkNode | undefined {
  const component = readComponentId(reader);
  const node = {
    ...readNodeCommon(reader, context),
    ...readNodeCompute(reader, context),
    ...readSparkSettings(reader),
    ...compact({ resources: readSparkResources(reader.get("resources")), identity: readIdentity(reader.get("identity")) }),
    ...reader.extra(),
  };
  return component && { kind: "spark", component, ...node };
}
