import { ownComponent } from "../../model/own-component.js";
import type { ComponentReference } from "../../model/component-reference.js";
import type { Component, ComponentNode, Node } from "../../model/pipeline.js";
import { unreachable } from "../../util/unreachable.js";
import { writeAutomlNode } from "./node/automl.js";
import { writeCommandNode } from "./node/command.js";
import { writeDoWhileNode, writeIfElseNode, writeParallelForNode } from "./node/control-flow.js";
import { isBuiltIn, writeDataTransferNode } from "./node/data-transfer.js";
import { writeParallelNode } from "./node/parallel.js";
import { writeSparkNode } from "./node/spark.js";
import { writeSweepNode } from "./node/sweep.js";
import { writeCompute } from "./part/run-settings.js";
import { mapEntries, nonEmpty, writeInputValue, writeNodeOutput } from "./values.js";
import type { Writable, WritableMap } from "./yaml-text.js";

/** What stands after `component:` of a node: a path, a name, or the component itself. */
export type WriteUse = (component: Component | ComponentReference, node: string, folder: string) => Writable;

/** A node of any kind, for a file of `folder`. */
export function writeNode(node: Node, folder: string, writeUse: WriteUse): Writable {
  switch (node.kind) {
    case "automl":
      return writeAutomlNode(node, folder);
    case "do_while":
      return writeDoWhileNode(node);
    case "if_else":
      return writeIfElseNode(node);
    case "parallel_for":
      return writeParallelForNode(node, folder);
    default:
      return writeComponentNode(node, folder, writeUse);
  }
}

function writeComponentNode(node: ComponentNode, folder: string, writeUse: WriteUse): Writable {
  const use = node.kind === "data_transfer" && isBuiltIn(node) ? undefined : writeUse(node.component, node.name, folder);
  const own = ownComponent(node);
  return {
    type: node.kind,
    [node.kind === "sweep" ? "trial" : "component"]: use,
    display_name: node.displayName,
    comment: node.comment,
    tags: node.tags,
    properties: node.properties,
    inputs: nonEmpty(mapEntries(node.inputs, (value) => writeInputValue(value, folder))),
    outputs: nonEmpty(mapEntries(node.outputs, (setting, name) => writeNodeOutput(setting, own?.outputs[name]?.kind))),
    compute: node.kind === "pipeline" || node.compute === undefined ? undefined : writeCompute(node.compute),
    ...writeKind(node, folder),
    ...node.extra,
  };
}

function writeKind(node: ComponentNode, folder: string): WritableMap {
  switch (node.kind) {
    case "command":
      return writeCommandNode(node);
    case "data_transfer":
      return writeDataTransferNode(node);
    case "parallel":
      return writeParallelNode(node, folder);
    case "pipeline":
      return {};
    case "spark":
      return writeSparkNode(node);
    case "sweep":
      return writeSweepNode(node);
    default:
      return unreachable(node);
  }
}
