import type { NodeCommon } from "../../model/node-common.js";
import type { Node, UsableComponent } from "../../model/pipeline.js";
import { type ComponentShape, kindOf } from "../shape.js";
import type { StepSettings } from "../step-settings.js";
import { commandNode } from "./command-node.js";
import { dataTransferNode } from "./data-transfer-node.js";
import type { NodeMaker } from "./node-maker.js";
import { parallelNode } from "./parallel-node.js";
import { pipelineNode } from "./pipeline-node.js";
import { sparkNode } from "./spark-node.js";

const makers: { readonly [Kind in UsableComponent["kind"]]: NodeMaker<Kind> } = {
  command: commandNode,
  data_transfer: dataTransferNode,
  parallel: parallelNode,
  pipeline: pipelineNode,
  spark: sparkNode,
};

/** The node that `step()` makes of a component of any kind. */
export function makeNode(shape: ComponentShape, common: NodeCommon, settings: StepSettings): Node {
  // The kind is the component's own, which the table cannot know.
  return (makers[kindOf(shape)] as NodeMaker<UsableComponent["kind"]>)(common, shape.component, settings);
}
