import type { LoopItem, ParallelForNode } from "../../../model/parallel-for-node.js";
import { isLiteral } from "../../../model/kind.js";
import type { InputValue } from "../../../model/value.js";
import { quantityValue } from "../../../model/written-number.js";
import { compact } from "../../../util/compact.js";
import { inputOfText, readInput } from "../part/input-value.js";
import { readOutputs } from "../part/output-setting.js";
import { readJsonText } from "../part/json-text.js";
import { type BodyReader, expectMap } from "../source/body-reader.js";
import type { BodyValue } from "../source/body-value.js";
import { readControlFlow, readLoopBody } from "./control-flow.js";
import type { NodeContext } from "./node-common.js";

export function readParallelForNode(reader: BodyReader, context: NodeContext): ParallelForNode | undefined {
  const body = readLoopBody(reader);
  const items = readItems(reader.require("items"));
  const node = {
    ...readControlFlow(reader, context),
    outputs: readOutputs(reader.get("outputs")),
    ...compact({ maxConcurrency: reader.whole("max_concurrency") }),
    ...reader.extra(),
  };
  return body === undefined || items === undefined ? undefined : { kind: "parallel_for", body, items, ...node };
}

/** The JSON text of a list or a map of rounds, or a binding. */
function readItems(value: BodyValue | undefined): ParallelForNode["items"] | undefined {
  if (value === undefined) return undefined;
  if (value.string?.includes("${{") && !/^\s*[[{]/.test(value.string)) return value.string;
  const items = value.string === undefined ? value : readJsonText(value);
  if (items === undefined) return undefined;
  if (items.isList) return items.items().map(readItem);
  expectMap(items, `"items"`);
  return { named: Object.fromEntries(items.entries().map(([name, item]) => [name, readItem(item)])) };
}

function readItem(value: BodyValue): LoopItem {
  expectMap(value, "an item");
  return Object.fromEntries(
    value.entries().flatMap(([name, given]) => {
      const input = given.isMap ? readInput(given, "node") : readLiteral(given);
      return input === undefined ? [] : [[name, input]];
    }),
  );
}

/** A literal of an item keeps its type. */
function readLiteral(value: BodyValue): InputValue | undefined {
  if (value.string !== undefined) return inputOfText(value.string);
  if (isLiteral(value.json)) return { kind: "literal", value: value.json };
  if (value.quantity !== undefined) return { kind: "literal", value: quantityValue(value.quantity), ...compact({ text: value.text }) };
  value.report("AZML616", `expected a value or an input, got ${value.describe()}`);
  return undefined;
}
