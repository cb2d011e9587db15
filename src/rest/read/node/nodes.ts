import type { Node } from "../../../model/pipeline.js";
import { BodyReader, expectMap, readWord, sameWords } from "../source/body-reader.js";
import type { BodyValue } from "../source/body-value.js";
import { readAutomlNode } from "./automl.js";
import { readCommandNode } from "./command.js";
import { readDataTransferNode } from "./data-transfer.js";
import { readDoWhileNode } from "./do-while.js";
import { readIfElseNode } from "./if-else.js";
import type { NodeContext } from "./node-common.js";
import { readParallelForNode } from "./parallel-for.js";
import { readParallelNode } from "./parallel.js";
import { readPipelineNode } from "./pipeline.js";
import { readSparkNode } from "./spark.js";
import { readSweepNode } from "./sweep.js";

/** A reader for each kind of node. */
const readers: { readonly [Kind in Node["kind"]]: (reader: BodyReader, context: NodeContext) => Node | undefined } = {
  automl: readAutomlNode,
  command: readCommandNode,
  data_transfer: readDataTransferNode,
  do_while: readDoWhileNode,
  if_else: readIfElseNode,
  parallel: readParallelNode,
  parallel_for: readParallelForNode,
  pipeline: readPipelineNode,
  spark: readSparkNode,
  sweep: readSweepNode,
};

const kinds = sameWords(Object.keys(readers) as Node["kind"][]);

/** `jobs` of a pipeline: its nodes, in the order of the body. */
export function readNodes(value: BodyValue | undefined, workspace: string | undefined): Record<string, Node> {
  if (value === undefined) return {};
  expectMap(value, `"jobs"`);
  return Object.fromEntries(
    value.entries().flatMap(([name, given]) => {
      const node = readNode(given, { name, workspace });
      return node === undefined ? [] : [[name, node]];
    }),
  );
}

/** What has no `type` is a command, as the service takes it. */
function readNode(value: BodyValue, context: NodeContext): Node | undefined {
  const type = value.entries().find(([key, given]) => key === "type" && !given.isNull)?.[1];
  const kind = type === undefined ? "command" : readWord(type, kinds);
  return kind === undefined ? undefined : readers[kind](new BodyReader(value, article(kind)), context);
}

/** `a command node`, `an automl node`. */
function article(kind: Node["kind"]): string {
  return `${/^[ai]/.test(kind) ? "an" : "a"} ${kind} node`;
}
