import type { SweepNode } from "../../model/pipeline.js";
import { statSync } from "node:fs";
import { isAssetKind, type PortKind } from "../../model/kind.js";
import type { InputPorts } from "../../model/port.js";
import type { InputValue, InputValues } from "../../model/value.js";
import { compact } from "../../util/compact.js";
import { inputValues, type SourceReader, sourceText } from "../input-values.js";
import type { InputSource, PlannedLoop, RepeatedNode, SweepTexts } from "../plan/run-plan.js";

/** The node that a loop repeats, with its bindings replaced by what they stand for now. `inputs` are those of the first round. */
export async function concreteBody(planned: PlannedLoop, reader: SourceReader): Promise<RepeatedNode> {
  const { texts } = planned;
  const body = { ...planned.body, local: planned.local };
  const inputs = await concreteInputs(planned.inputs, planned.ports.inputs, reader);
  // Where each round puts what it makes, a later one in the place of one before; what is bound goes on through the loop.
  const outputs = Object.fromEntries(
    Object.entries(body.outputs).flatMap(([name, { path }]) => (path === undefined ? [] : [[name, { path }]])),
  );
  if (body.kind === "sweep" && texts.sweep) return concreteSweep({ ...body, inputs, outputs }, texts.sweep, reader);
  if (body.kind !== "command") return { ...body, inputs, outputs };
  const variables = await Promise.all(
    [...texts.environmentVariables].map(async ([name, source]) => [name, await sourceText(source, reader)] as const),
  );
  const timeout = texts.timeout && (await sourceText(texts.timeout, reader));
  return {
    ...body,
    inputs,
    outputs,
    environmentVariables: Object.fromEntries(variables),
    ...(timeout !== undefined && { limits: { timeout } }),
  };
}

async function concreteSweep(sweep: SweepNode, texts: SweepTexts, reader: SourceReader): Promise<SweepNode> {
  const maxTotalTrials = texts.maxTotalTrials && (await sourceText(texts.maxTotalTrials, reader));
  const maxConcurrentTrials = texts.maxConcurrentTrials && (await sourceText(texts.maxConcurrentTrials, reader));
  const objective = { ...sweep.objective, primaryMetric: await sourceText(texts.primaryMetric, reader) };
  return { ...sweep, objective, ...(sweep.limits && { limits: { ...sweep.limits, ...compact({ maxTotalTrials, maxConcurrentTrials }) } }) };
}

/** Inputs as values that need nothing else to exist. */
export async function concreteInputs(
  sources: ReadonlyMap<string, InputSource>,
  ports: InputPorts,
  reader: SourceReader,
): Promise<InputValues> {
  const texts = await inputValues(sources, ports, reader);
  return Object.fromEntries([...texts].map(([name, { text }]) => [name, concreteValue(text, ports[name]?.kind ?? "string")]));
}

/** A text as the value of an input: the path of an asset, or a literal. */
export function concreteValue(text: string, kind: PortKind): InputValue {
  if (!isAssetKind(kind)) return { kind: "literal", value: text };
  // What it is was judged where it came from; here it only has to be there.
  const type = statSync(text, { throwIfNoEntry: false })?.isDirectory() ? "uri_folder" : "uri_file";
  return { kind: "asset", asset: { type, path: { kind: "local", path: text, written: text } } };
}
