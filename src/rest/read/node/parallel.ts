import type { ParallelNode } from "../../../model/parallel-node.js";
import { compact } from "../../../util/compact.js";
import { readParallelSettings } from "../part/parallel-settings.js";
import { readIdentity } from "../part/run-settings.js";
import type { BodyReader } from "../source/body-reader.js";
import { type NodeContext, readComponentId, readNodeCommon, readNodeCompute } from "./node-common.js";

export function readParallelNode(reader: BodyReader, context: NodeContext): ParallelNode | undefined {
  const component = readComponentId(reader);
  const node = {
    ...readNodeCommon(reader, context),
    ...readNodeCompute(reader, context),
    ...readParallelSettings(reader),
    ...compact({ environmentVariables: reader.map("environment_variables"), identity: readIdentity(reader.get("identity")) }),
    ...reader.extra(),
  };
  return component && { kind: "parallel", component, ...node };
}
