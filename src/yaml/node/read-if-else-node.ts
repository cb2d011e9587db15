import type { IfElseNode } from "../../model/if-else-node.js";
import { compact } from "../../util/compact.js";
import { MapReader } from "../source/map-reader.js";
import { describe } from "../source/read-value.js";
import type { YamlValue } from "../source/yaml-value.js";
import type { NodeContext } from "./node-scope.js";
import { controlFlowCommon } from "./read-control-flow.js";

/** `type: if_else`. */
export function readIfElseNode(value: YamlValue, context: NodeContext): IfElseNode {
  const reader = new MapReader(value, "an if_else node");
  const common = controlFlowCommon(reader, context);
  const condition = readCondition(reader.require("condition"));
  const blocks = compact({ trueBlock: readBlock(reader.get("true_block")), falseBlock: readBlock(reader.get("false_block")) });
  return { kind: "if_else", ...common, ...compact({ condition }), ...blocks, ...reader.extra() };
}

function readCondition(value: YamlValue | undefined): boolean | string | undefined {
  const condition = value?.boolean ?? value?.string;
  if (value !== undefined && condition === undefined) {
    value.report("AZML408", `expected the binding of an output, true or false, got ${describe(value)}`);
  }
  return condition;
}

/** One node, or a list. What each text binds is looked at when the job is checked. */
function readBlock(value: YamlValue | undefined): string[] | undefined {
  if (value === undefined) return undefined;
  return (value.isList ? value.items() : [value]).flatMap((item) => {
    if (item.string === undefined)
      item.report("AZML408", `expected the binding of a node such as \${{parent.jobs.train}}, got ${describe(item)}`);
    return item.string ?? [];
  });
}
