import type { ControlFlowCommon } from "../../../model/control-flow-common.js";
import { boundNode } from "../../../model/node-binding.js";
import { readSource } from "../part/source.js";
import type { BodyReader } from "../source/body-reader.js";
import { type NodeContext, readNodeHead } from "./node-common.js";

/** What every node has that steers others. */
export function readControlFlow(reader: BodyReader, { name }: NodeContext): ControlFlowCommon {
  readNodeHead(reader, name);
  return { name, inputs: {}, outputs: {}, source: readSource(reader, "YAML.JOB") };
}

/** `body` of a loop: `${{parent.jobs.<node>}}`. */
export function readLoopBody(reader: BodyReader): string | undefined {
  const value = reader.require("body");
  const text = reader.string("body");
  const node = text === undefined ? undefined : boundNode(text);
  if (text !== undefined && node === undefined) value?.report("AZML616", `expected \${{parent.jobs.<node>}}, got "${text}"`);
  return node;
}
