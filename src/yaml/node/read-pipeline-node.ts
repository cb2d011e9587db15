import type { PipelineNode } from "../../model/pipeline.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import type { NodeContext } from "./node-scope.js";
import { readNodeCommon, referenceSource } from "./read-common.js";
import { readNodeComponent } from "./read-node-component.js";

/** `type: pipeline`: a use of a pipeline component. */
export function readPipelineNode(value: YamlValue, context: NodeContext): PipelineNode | undefined {
  const reader = new MapReader(value, "a pipeline node");
  const place = reader.require("component");
  const component = place === undefined ? undefined : readNodeComponent(place, context.read);
  if (place === undefined || component === undefined) return undefined;
  if (component.kind === "command") {
    place.report("AZML423", `a node of type pipeline cannot use a component of type ${component.kind}`, {
      hint: `write type: ${component.kind}`,
    });
    return undefined;
  }
  const source = component.kind === "reference" ? referenceSource(component) : component.source;
  return { kind: "pipeline", component, ...readNodeCommon(reader, context.name, source), ...reader.extra() };
}
