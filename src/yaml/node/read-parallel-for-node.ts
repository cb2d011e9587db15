import type { ParallelForNode } from "../../model/parallel-for-node.js";
import { compact } from "../../util/compact.js";
import { readInputValues } from "../part/read-input-values.js";
import { readOutputSettings } from "../part/read-output-settings.js";
import { parseText } from "../source/open-yaml.js";
import { MapReader } from "../source/map-reader.js";
import { describe } from "../source/read-value.js";
import type { YamlValue } from "../source/yaml-value.js";
import type { NodeContext } from "./node-scope.js";
import { controlFlowCommon, readBody } from "./read-control-flow.js";

/** `type: parallel_for`. */
export function readParallelForNode(value: YamlValue, context: NodeContext): ParallelForNode | undefined {
  const reader = new MapReader(value, "a parallel_for node");
  const common = controlFlowCommon(reader, context);
  const body = readBody(reader, context);
  const written = reader.require("items");
  const items = written === undefined ? [] : readItems(written);
  const rest = {
    outputs: readOutputSettings(reader.get("outputs"), "node"),
    ...compact({ maxConcurrency: reader.whole("max_concurrency") }),
  };
  return body === undefined ? undefined : { kind: "parallel_for", ...common, body, items, ...rest, ...reader.extra() };
}

function readItems(value: YamlValue): ParallelForNode["items"] {
  if (value.isList) return value.items().map((item) => readItem(item));
  if (value.isMap) return { named: Object.fromEntries(value.entries().map(([name, item]) => [name, readItem(item)])) };
  const text = value.string;
  if (text === undefined) {
    value.report("AZML408", `expected a list or a map of items, or a binding to one, got ${describe(value)}`);
    return [];
  }
  // A list may also be written as the JSON text it is sent as.
  const parsed = /^\s*[[{]/.test(text) && !text.includes("${{") ? parseText(text, value) : undefined;
  return parsed === undefined ? text : readItems(parsed);
}

function readItem(value: YamlValue): ReturnType<typeof readInputValues> {
  if (value.isMap) return readInputValues(value);
  value.report("AZML408", `Items has to be list/dict of dict as value, but got ${describe(value)}.`);
  return {};
}
