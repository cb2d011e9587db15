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
  if (use.component.kind === "pipeline") refuseGroups(reader.get("inputs"), Object.keys(use.component.inputs));
  return { kind: "pipeline", component: use.component, ...readNodeCommon(reader, context.name, use.source), ...reader.extra() };
}

/** A group of inputs is given one by one (`group.x`): no single value stands for all of them. */
function refuseGroups(inputs: YamlValue | undefined, declared: readonly string[]): void {
  for (const [name, value] of inputs?.entries() ?? []) {
    const members = declared.filter((input) => input.startsWith(`${name}.`));
    if (declared.includes(name) || members.length === 0) continue;
    const message = `'${name}' is defined as a parameter group but got input '${value.rawText}' with type '<class 'str'>'.`;
    value.reportKey("AZML408", message, { focus: name, hint: `give ${members.join(", ")} each` });
  }
}
