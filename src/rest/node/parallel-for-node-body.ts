import { pythonJson } from "../../hash/python-json.js";
import type { Json } from "../../model/environment.js";
import { nodeBinding } from "../../model/node-binding.js";
import { ownComponent } from "../../model/own-component.js";
import { aggregateKind, type LoopItem, type ParallelForNode } from "../../model/parallel-for-node.js";
import type { Node } from "../../model/pipeline.js";
import { bindingText, type InputValue } from "../../model/value.js";
import { WrittenNumber } from "../../model/written-number.js";
import { filled, type JsonObject, mapValues, unknownKeys } from "../json-object.js";
import type { ResolvedIds } from "../resolved-ids.js";
import { nodeInputBody, nodeOutputBody } from "./node-io.js";

/** A `parallel_for` node in `properties.jobs`. Its items are one JSON text, in Python's spelling; its outputs gather those of all rounds. */
export function parallelForNodeBody(node: ParallelForNode, ids: ResolvedIds, body: Node | undefined): JsonObject {
  const ports = body === undefined ? undefined : ownComponent(body)?.outputs;
  return filled({
    ...unknownKeys(node.extra),
    type: "parallel_for",
    body: nodeBinding(node.body),
    items: itemsText(node.items, ids),
    max_concurrency: node.maxConcurrency,
    outputs: mapValues(node.outputs, (setting, name) => {
      const kind = ports?.[name]?.kind;
      // As with other nodes, what is not declared is not sent.
      if (ports !== undefined && kind === undefined) return undefined;
      return nodeOutputBody(setting, kind === undefined ? undefined : aggregateKind(kind));
    }),
    _source: node.source,
  });
}

function itemsText(items: ParallelForNode["items"], ids: ResolvedIds): string {
  if (typeof items === "string") return items;
  // Assets stand first, with bindings that have a mode: in a text the order counts.
  const item = (values: LoopItem): JsonObject => {
    const assets = Object.entries(values).filter(
      ([, value]) => value.kind === "asset" || (value.kind === "binding" && value.mode !== undefined),
    );
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
      return value.mode === undefined ? (value.text ?? bindingText(value.binding)) : inItemOrder(nodeInputBody(value, ids));
    case "asset":
      return inItemOrder(nodeInputBody(value, ids));
  }
}

/** The keys of azure-ai-ml's text: a binding's value stands before the type, an asset's address and mode do, too. */
function inItemOrder(body: JsonObject): JsonObject {
  return Object.fromEntries(
    ["value", "uri", ...("value" in body ? ["job_input_type", "mode"] : ["mode", "job_input_type"])].flatMap((key) =>
      key in body ? [[key, body[key] ?? null]] : [],
    ),
  );
}
