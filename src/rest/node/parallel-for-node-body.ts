import { pythonJson } from "../../hash/python-json.js";
import type { Json } from "../../model/environment.js";
import { nodeBinding } from "../../model/node-binding.js";
import { ownComponent } from "../../model/own-component.js";
import { aggregateKind, type LoopItem, type ParallelForNode } from "../../model/parallel-for-node.js";
import type { Node } from "../../model/pipeline.js";
import { bindingText, type InputValue } from "../../model/value.js";
import { WrittenNumber } from "../../model/written-number.js";
import { filled, type JsonObject, mapValues } from "../json-object.js";
import type { ResolvedIds } from "../resolved-ids.js";
import { nodeInputBody, nodeOutputBody } from "./node-io.js";

/** A `parallel_for` node in `properties.jobs`. Its items are one JSON text, in Python's spelling; its outputs gather those of all rounds. */
export function parallelForNodeBody(node: ParallelForNode, ids: ResolvedIds, body: Node | undefined): JsonObject {
  const ports = body === undefined ? undefined : ownComponent(body)?.outputs;
  return filled({
    ...node.extra,
    type: "parallel_for",
    body: nodeBinding(node.body),
    items: itemsText(node.items, ids),
    max_concurrency: node.maxConcurrency,
    outputs: mapValues(node.outputs, (setting, name) => {
      const kind = ports?.[name]?.kind;
      return nodeOutputBody(setting, kind === undefined ? undefined : aggregateKind(kind));
    }),
    _source: node.source,
  });
}

function itemsText(items: ParallelForNode["items"], ids: ResolvedIds): string {
  if (typeof items === "string") return items;
  // Assets stand first: in a text the order counts.
  const item = (values: LoopItem): JsonObject => {
    const assets = Object.entries(values).filter(([, value]) => value.kind === "asset");
    return mapValues({ ...Object.fromEntries(assets), ...values }, (value) => itemValue(value, ids));
  };
  return pythonJson("named" in items ? mapValues(items.named, item) : items.map(item), { sortKeys: false });
}

/** A literal of an item keeps its type, unlike an input's. */
function itemValue(value: InputValue, ids: ResolvedIds): Json {
  switch (value.kind) {
    case "literal":
      return typeof value.value === "number" && value.text !== undefined ? new WrittenNumber(value.text) : value.value;
    case "text":
      return value.text;
    case "binding":
      return value.mode === undefined ? (value.text ?? bindingText(value.binding)) : nodeInputBody(value, ids);
    case "asset": {
      const { job_input_type: type = null, ...rest } = nodeInputBody(value, ids);
      return { ...rest, job_input_type: type };
    }
  }
}
