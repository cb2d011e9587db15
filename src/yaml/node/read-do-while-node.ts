import { type DoWhileNode, mostIterations } from "../../model/do-while-node.js";
import { compact } from "../../util/compact.js";
import { expectMap, MapReader, readString } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import type { NodeContext } from "./node-scope.js";
import { controlFlowCommon, readBody } from "./read-control-flow.js";

/** `type: do_while`. */
export function readDoWhileNode(value: YamlValue, context: NodeContext): DoWhileNode | undefined {
  const reader = new MapReader(value, "a do_while node");
  const common = controlFlowCommon(reader, context);
  const body = readBody(reader, context);
  const condition = reader.string("condition");
  const rest = {
    mapping: readMapping(reader.require("mapping")),
    ...compact({
      condition: condition === undefined ? undefined : portName(condition),
      maxIterationCount: readLimit(reader.require("limits")),
    }),
  };
  return body === undefined ? undefined : { kind: "do_while", ...common, body, ...rest, ...reader.extra() };
}

/** A port of the body is named by itself, or by its binding. */
function portName(text: string): string {
  return /^\$\{\{\s*parent\.jobs\.[^.\s]+\.(?:inputs|outputs)\.([^\s}]+)\s*\}\}$/.exec(text)?.[1] ?? text;
}

function readMapping(value: YamlValue | undefined): Record<string, string[]> {
  if (value === undefined) return {};
  expectMap(value, `"mapping"`);
  return Object.fromEntries(
    value.entries().map(([output, inputs]) => [
      portName(output),
      (inputs.isList ? inputs.items() : [inputs]).flatMap((input) => {
        const text = readString(input);
        return text === undefined ? [] : [portName(text)];
      }),
    ]),
  );
}

function readLimit(value: YamlValue | undefined): number | string | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"limits"`);
  const place = reader.require("max_iteration_count");
  const count = reader.integer("max_iteration_count");
  reader.close();
  if (typeof count === "number" && (count < 1 || count > mostIterations)) {
    place?.report("AZML411", `Must be greater than or equal to 1 and less than or equal to ${mostIterations}.`);
  }
  return count;
}
