import type { PipelineComponent } from "../../model/pipeline.js";
import type { ComponentRole, ReadContext } from "../read-context.js";
import { readNodes } from "../node/read-nodes.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import { inferOptional } from "./infer-optional.js";
import { readComponentCommon } from "./read-common.js";

/** `type: pipeline`, as a component. */
export function readPipelineComponent(value: YamlValue, role: ComponentRole, context: ReadContext): PipelineComponent {
  const reader = new MapReader(value, "a pipeline component");
  const common = readComponentCommon(reader, role, { controlOutputs: true });
  const scope = { inputs: common.inputs, outputs: common.outputs };
  const jobs = readNodes(reader.get("jobs"), scope, context);
  return { kind: "pipeline", ...common, inputs: inferOptional(common.inputs, jobs), jobs, ...reader.extra() };
}
