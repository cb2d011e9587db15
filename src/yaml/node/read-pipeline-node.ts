import type { PipelineNode } from "../../model/pipeline.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import type { NodeContext } from "./node-scope.js";
import { readNodeCommon } from "./read-common.js";
import { readUse } from "./read-use.js";

/** `type: pipeline`: a use of a pipeline component. */
export function readPipelineNode(value: YamlValue, context: NodeContext): PipelineNode | undefined {
  const reader = new MapReader(value, "a pipeline node");
  const use = readUse(reader, "pipeline", context);
  if (use === undefined) return undefined;
  return { kind: "pipeline", component: use.component, ...readNodeCommon(reader, context.name, use.source), ...reader.extra() };
}
