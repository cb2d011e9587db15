import type { IfElseNode } from "../../../model/if-else-node.js";
import { compact } from "../../../util/compact.js";
import { type BodyReader, readString, readStringList } from "../source/body-reader.js";
import type { BodyValue } from "../source/body-value.js";
import { readControlFlow } from "./control-flow.js";
import type { NodeContext } from "./node-common.js";

export function readIfElseNode(reader: BodyReader, context: NodeContext): IfElseNode {
  const condition = reader.require("condition");
  const node = {
    ...readControlFlow(reader, context),
    ...compact({
      condition: condition?.boolean ?? reader.string("condition"),
      trueBlock: readBlock(reader.get("true_block")),
      falseBlock: readBlock(reader.get("false_block")),
    }),
    ...reader.extra(),
  };
  return { kind: "if_else", ...node };
}

/** A block of one node is a text, of several a list. */
function readBlock(value: BodyValue | undefined): string[] | undefined {
  if (value === undefined) return undefined;
  if (value.isList) return readStringList(value);
  const text = readString(value);
  return text === undefined ? undefined : [text];
}
