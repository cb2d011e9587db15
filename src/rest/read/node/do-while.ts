import type { DoWhileNode } from "../../../model/do-while-node.js";
import { compact } from "../../../util/compact.js";
import { BodyReader, expectMap, readString, readStringList } from "../source/body-reader.js";
import type { BodyValue } from "../source/body-value.js";
import { readControlFlow, readLoopBody } from "./control-flow.js";
import type { NodeContext } from "./node-common.js";

export function readDoWhileNode(reader: BodyReader, context: NodeContext): DoWhileNode | undefined {
  const body = readLoopBody(reader);
  const node = {
    ...readControlFlow(reader, context),
    mapping: readMapping(reader.get("mapping")),
    ...compact({ condition: reader.string("condition"), maxIterationCount: readLimit(reader.get("limits")) }),
    ...reader.extra(),
  };
  return body === undefined ? undefined : { kind: "do_while", body, ...node };
}

/** Earlier versions of azure-ai-ml name an output of the body by its binding. */
function readMapping(value: BodyValue | undefined): Record<string, string[]> {
  if (value === undefined) return {};
  expectMap(value, `"mapping"`);
  return Object.fromEntries(
    value.entries().map(([output, inputs]) => {
      const name = /^\$\{\{\s*parent\.jobs\.[^.\s]+\.outputs\.([^\s}]+)\s*\}\}$/.exec(output)?.[1] ?? output;
      return [name, inputs.isList ? readStringList(inputs) : [readString(inputs) ?? []].flat()];
    }),
  );
}

function readLimit(value: BodyValue | undefined): number | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"limits"`);
  const count = reader.whole("max_iteration_count");
  reader.close();
  return count;
}
