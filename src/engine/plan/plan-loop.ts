import type { DiagnosticSink } from "../../diagnostics/sink.js";
import type { DoWhileNode } from "../../model/do-while-node.js";
import { aggregateKind, loopItems, type ParallelForNode } from "../../model/parallel-for-node.js";
import type { Node } from "../../model/pipeline.js";
import type { InputPorts, OutputPorts } from "../../model/port.js";
import { bodyTexts, textSources } from "./plan-command.js";
import { placeOf, planCommon } from "./plan-common.js";
import { givenPorts, sweepTexts } from "./plan-sweep.js";
import { refuseKind } from "./refuse-kind.js";
import type { InputResolver } from "./resolve-input.js";
import type { BodyTexts, InputSource, PlannedLoop, RepeatedNode } from "./run-plan.js";
import type { Leaf, Scope } from "./scope.js";

/** Plans a loop together with the node that it repeats; undefined, with diagnostics, when that cannot run on this machine. */
export function planLoop(
  leaf: Leaf & { readonly node: DoWhileNode | ParallelForNode },
  inputs: InputResolver,
  problems: DiagnosticSink,
): PlannedLoop | undefined {
  const { node: loop, body, scope, place } = leaf;
  if (body === undefined || !canRepeat(body)) {
    const reason = "a loop repeats commands, pipelines and sweeps; within a pipeline it can be anything";
    return refuseKind({ ...leaf, ...(body && { node: body }) }, problems, reason);
  }
  // One that is not registered here has been reported.
  if (body.component.kind === "reference") return undefined;
  const { inputs: all, outputs } = body.component;
  const ports = body.kind === "sweep" ? givenPorts(body, all) : all;
  // What the items give is not missing.
  const needed = loop.kind === "parallel_for" ? without(ports, itemInputs(loop)) : ports;
  const sources = inputs.ofNode(scope, needed, body.inputs, place, body.location);
  const items =
    loop.kind === "parallel_for" && typeof loop.items === "string" ? inputs.ofText(scope, loop.items, placeOf(leaf, "items")) : undefined;
  const texts = textsOf(body, scope, place, inputs);
  const waitsFor: InputSource[] = [...textSources(texts), ...(items ? [items] : [])];
  return {
    kind: loop.kind,
    ...planCommon(leaf, { inputs: ports, outputs: outputsOf(loop, outputs) }, sources, inputs, waitsFor),
    loop,
    body,
    texts,
    ...(items && { items }),
  };
}

function textsOf(body: RepeatedNode, scope: Scope, place: string, inputs: InputResolver): BodyTexts {
  if (body.kind === "command") return bodyTexts(body, scope, place, inputs);
  return { environmentVariables: new Map(), ...(body.kind === "sweep" && { sweep: sweepTexts(body, scope, place, inputs) }) };
}

function canRepeat(node: Node): node is RepeatedNode {
  return node.kind === "command" || node.kind === "pipeline" || node.kind === "sweep";
}

/** The inputs that items give; of items that exist only when the pipeline runs they are not known here. */
function itemInputs(loop: ParallelForNode): ReadonlySet<string> | undefined {
  return typeof loop.items === "string" ? undefined : new Set(loopItems(loop).flatMap((item) => Object.keys(item)));
}

function without(ports: InputPorts, given: ReadonlySet<string> | undefined): InputPorts {
  const optional = (name: string): boolean => given === undefined && ports[name]?.default === undefined;
  return Object.fromEntries(
    Object.entries(ports).flatMap(([name, port]) => {
      if (given?.has(name)) return [];
      return [[name, optional(name) ? { ...port, optional: true } : port]];
    }),
  );
}

function outputsOf(loop: DoWhileNode | ParallelForNode, outputs: OutputPorts): OutputPorts {
  if (loop.kind === "do_while") return outputs;
  return Object.fromEntries(Object.entries(outputs).map(([name, { kind }]) => [name, { kind: aggregateKind(kind) }]));
}
