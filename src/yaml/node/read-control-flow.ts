import type { ControlFlowCommon } from "../../model/control-flow-common.js";
import { boundNode } from "../../model/node-binding.js";
import { didYouMean } from "../../util/did-you-mean.js";
import type { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import type { NodeContext } from "./node-scope.js";

/** What every control flow node has: nothing but a place. */
export function controlFlowCommon(reader: MapReader, { name }: NodeContext): ControlFlowCommon {
  for (const key of ["type", "name"]) reader.get(key);
  return { name, inputs: {}, outputs: {}, source: "YAML.JOB", location: reader.value.keyLocation };
}

/** `body:` of a loop: the name of a node of the same pipeline; undefined, and reported, when there is none. */
export function readBody(reader: MapReader, context: NodeContext): string | undefined {
  const value = reader.require("body");
  const text = reader.string("body");
  if (value === undefined || text === undefined) return undefined;
  const name = boundNode(text);
  if (name === undefined) {
    value.report("AZML415", `${text} does not name a node`, { hint: "write ${{parent.jobs.<node>}}" });
    return undefined;
  }
  if (context.siblings.includes(name)) return refuseBody(value, name, context) ? undefined : name;
  const guess = didYouMean(name, context.siblings);
  value.report("AZML422", `Cannot find the do-while loop body "${name}" in the pipeline.`, {
    notes: [`nodes: ${context.siblings.join(", ")}`],
    ...(guess === undefined ? {} : { hint: `did you mean "${guess}"?` }),
  });
  return undefined;
}

/** Only commands and pipelines are repeated. */
function refuseBody(value: YamlValue, name: string, context: NodeContext): boolean {
  const kind = context.sibling(name)?.kind;
  if (kind === undefined || kind === "command" || kind === "pipeline") return false;
  value.report("AZML423", `Expecting a command or a pipeline for body, got "${name}" of type ${kind} instead.`);
  return true;
}
