import type { DoWhileNode } from "../../../model/do-while-node.js";
import type { IfElseNode } from "../../../model/if-else-node.js";
import { nodeBinding } from "../../../model/node-binding.js";
import type { LoopItem, ParallelForNode } from "../../../model/parallel-for-node.js";
import { mapEntries, nonEmpty, writeInputValue, writeNodeOutput } from "../values.js";
import type { Writable, WritableMap } from "../yaml-text.js";

export function writeIfElseNode(node: IfElseNode): WritableMap {
  return { type: node.kind, condition: node.condition, true_block: node.trueBlock, false_block: node.falseBlock, ...node.extra };
}

export function writeDoWhileNode(node: DoWhileNode): WritableMap {
  return {
    type: node.kind,
    body: nodeBinding(node.body),
    condition: node.condition,
    mapping: node.mapping,
    limits: { max_iteration_count: node.maxIterationCount },
    ...node.extra,
  };
}

export function writeParallelForNode(node: ParallelForNode, folder: string): WritableMap {
  return {
    type: node.kind,
    body: nodeBinding(node.body),
    items: writeItems(node.items, folder),
    max_concurrency: node.maxConcurrency,
    outputs: nonEmpty(mapEntries(node.outputs, (setting) => writeNodeOutput(setting, "mltable"))),
    ...node.extra,
  };
}

function writeItems(items: ParallelForNode["items"], folder: string): Writable {
  if (typeof items === "string") return items;
  const item = (values: LoopItem): Writable => mapEntries(values, (value) => writeInputValue(value, folder));
  return "named" in items ? mapEntries(items.named, item) : items.map(item);
}
