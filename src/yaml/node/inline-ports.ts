import { type AssetKind, isAssetKind, type PortKind } from "../../model/kind.js";
import type { InputPort, OutputPort } from "../../model/port.js";
import type { Binding, InputValue, InputValues, OutputSetting, OutputSettings } from "../../model/value.js";
import { bindingText } from "../../model/value.js";
import { ownComponent } from "../../model/own-component.js";
import { aggregateKind, type ParallelForNode } from "../../model/parallel-for-node.js";
import { compact } from "../../util/compact.js";
import { didYouMean } from "../../util/did-you-mean.js";
import type { YamlValue } from "../source/yaml-value.js";
import type { NodeContext } from "./node-scope.js";

/** What a binding without a known kind is taken for, as azure-ai-ml does. */
const unknownKind = "uri_folder" satisfies AssetKind;

/** Input ports of a component that is made of a node written in line. */
export function inlineInputPorts(written: YamlValue | undefined, values: InputValues, context: NodeContext): Record<string, InputPort> {
  const places = new Map(written?.entries());
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const place = places.get(name);
      return place === undefined ? [] : [[name, inlineInputPort(value, place, context)]];
    }),
  );
}

/** Output ports of such a component. */
export function inlineOutputPorts(
  written: YamlValue | undefined,
  settings: OutputSettings,
  context: NodeContext,
): Record<string, OutputPort> {
  return Object.fromEntries(
    (written?.entries() ?? []).map(([name, place]) => [name, inlineOutputPort(settings[name] ?? {}, place, context)]),
  );
}

/**
 * The port that a command written in line needs for a value it is given. It declares none, so the value decides:
 * a literal becomes the default of a port of its kind; a binding takes the kind (and mode) of what it is bound to.
 *
 * `written` is the value in the file: a binding in a map (`{ path, mode }`) is a `uri_folder`, or of the type that the map states, whatever it
 * is bound to.
 */
function inlineInputPort(value: InputValue, written: YamlValue, context: NodeContext): InputPort {
  switch (value.kind) {
    case "literal":
      return { kind: literalKind(written, value.value), default: value.value };
    case "text":
      return { kind: "string", default: value.text };
    case "asset":
      return { kind: value.asset.type, ...compact({ mode: value.asset.mode }) };
    case "binding":
      return written.isMap ? { kind: statedKind(written), ...compact({ mode: value.mode }) } : boundPort(value.binding, written, context);
  }
}

/** The port that a command written in line needs for what it says of an output. */
function inlineOutputPort(setting: OutputSetting, written: YamlValue, context: NodeContext): OutputPort {
  if (setting.boundTo === undefined || written.isMap) return { kind: setting.type ?? unknownKind, ...compact({ mode: setting.mode }) };
  const output = context.scope.outputs[setting.boundTo];
  if (output === undefined) {
    written.report("AZML422", `the pipeline has no output "${setting.boundTo}"`, {
      hint: `declare it under "outputs" of the pipeline, or give this output a type here`,
    });
  }
  return { kind: output?.kind ?? unknownKind, ...compact({ mode: output?.mode }) };
}

function statedKind(written: YamlValue): AssetKind {
  const type = new Map(written.entries()).get("type")?.rawText.toLowerCase();
  return isAssetKind(type) ? type : unknownKind;
}

function literalKind(written: YamlValue, value: string | number | boolean): PortKind {
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "boolean";
  return (written.isMap ? new Map(written.entries()).get("value") : written)?.type === "float" ? "number" : "integer";
}

function boundPort(binding: Binding, written: YamlValue, context: NodeContext): InputPort {
  if (binding.source === "pipeline_input") {
    const input = context.scope.inputs[binding.input];
    if (input === undefined) {
      written.report("AZML422", `the pipeline has no input "${binding.input}"`, {
        notes: [`inputs: ${Object.keys(context.scope.inputs).join(", ") || "none"}`],
        ...meant(binding.input, Object.keys(context.scope.inputs)),
      });
    }
    return { kind: input?.kind ?? unknownKind, ...compact({ mode: input?.mode }) };
  }
  const node = context.sibling(binding.node);
  // It waits for this one, which the checks tell of, or is broken and was told of.
  if (node === undefined && context.siblings.includes(binding.node)) return { kind: unknownKind };
  if (node === undefined) {
    written.report("AZML422", `${bindingText(binding)}: there is no such node`, {
      hint: 'a binding names a node under the same "jobs"',
      ...meant(binding.node, context.siblings),
    });
    return { kind: unknownKind };
  }
  if (node.kind === "parallel_for" && binding.source === "node_output") return loopPort(node, binding.output, context);
  // To azure-ai-ml what AutoML gives is a table, its model included.
  if (node.kind === "automl" && binding.source === "node_output") return { kind: "mltable" };
  const component = ownComponent(node);
  if (component !== undefined) {
    const [name, ports] = binding.source === "node_output" ? [binding.output, component.outputs] : [binding.input, component.inputs];
    const port = ports[name];
    if (port === undefined) {
      const side = binding.source === "node_output" ? "output" : "input";
      written.report("AZML422", `node "${binding.node}" has no ${side} "${name}"`, {
        notes: [`${side}s: ${Object.keys(ports).join(", ") || "none"}`],
        ...meant(name, Object.keys(ports)),
      });
    }
    return { kind: port?.kind ?? unknownKind };
  }
  if (binding.source === "node_output") {
    const setting = node.outputs[binding.output];
    const bound = setting?.boundTo === undefined ? undefined : context.scope.outputs[setting.boundTo];
    return { kind: setting?.type ?? bound?.kind ?? unknownKind };
  }
  return { kind: unknownKind };
}

/** What the rounds of a loop give together. */
function loopPort(node: ParallelForNode, output: string, context: NodeContext): InputPort {
  const body = context.sibling(node.body);
  const kind = body === undefined ? undefined : ownComponent(body)?.outputs[output]?.kind;
  return { kind: kind === undefined ? unknownKind : aggregateKind(kind) };
}

function meant(name: string, known: readonly string[]): { readonly hint?: string } {
  const guess = didYouMean(name, known);
  return guess === undefined ? {} : { hint: `did you mean "${guess}"?` };
}
