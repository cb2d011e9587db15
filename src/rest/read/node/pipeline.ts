import type { PipelineNode } from "../../../model/pipeline.js";
import type { BodyReader } from "../source/body-reader.js";
import { type NodeContext, readComponentId, readNodeCommon } from "./node-common.js";

export function readPipelineNode(reader: BodyReader, context: NodeContext): PipelineNode | undefined {
  const component = readComponentId(reader);
  const node = { ...readNodeCommon(reader, context), ...reader.extra() };
  return component && { kind: "pipeline", component, ...node };
}
