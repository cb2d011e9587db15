import { type DoWhileNode, mostIterations } from "../../model/do-while-node.js";
import { ownComponent } from "../../model/own-component.js";
import { compact } from "../../util/compact.js";
import { didYouMean } from "../../util/did-you-mean.js";
import { MapReader } from "../source/map-reader.js";
import { expectMap, readString } from "../source/read-value.js";
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
  if (body === undefined) return undefined;
  const node: DoWhileNode = { kind: "do_while", ...common, body, ...rest, ...reader.extra() };
  reportPorts(node, reader, context);
  return node;
}

/** azure-ai-ml reads no loop whose condition, or an input that it passes on to, is no port of the body. */
function reportPorts({ body, condition, mapping }: DoWhileNode, reader: MapReader, context: NodeContext): void {
  const sibling = context.sibling(body);
  const component = sibling && ownComponent(sibling);
  if (component === undefined) return;
  const complain = (key: string, name: string, side: "inputs" | "outputs"): void => {
    const ports = Object.keys(component[side]);
    const guess = didYouMean(name, ports);
    reader.get(key)?.report("AZML422", `Cannot find ${name} in do_while loop body ${side}.`, {
      notes: [`${side} of ${body}: ${ports.join(", ") || "none"}`],
      ...(guess === undefined ? {} : { hint: `did you mean "${guess}"?` }),
    });
  };
  if (condition !== undefined && !(condition in component.outputs)) complain("condition", condition, "outputs");
  for (const input of Object.values(mapping).flat()) if (!(input in component.inputs)) complain("mapping", input, "inputs");
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

function readLimit(value: YamlValue | undefined): number | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"limits"`);
  const place = reader.require("max_iteration_count");
  const count = reader.whole("max_iteration_count");
  reader.close();
  if (count !== undefined && (count < 1 || count > mostIterations)) {
    place?.report("AZML411", `Must be greater than or equal to 1 and less than or equal to ${mostIterations}.`);
  }
  return count;
}
