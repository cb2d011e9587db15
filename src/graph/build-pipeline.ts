import type { CallSite } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";
import { withFrame } from "../dsl/frame.js";
import { componentRecords } from "../metadata/components.js";
import type { Class } from "../metadata/record.js";
import type { PipelineComponent } from "../model/pipeline.js";
import type { OutputSetting, OutputSettings } from "../model/value.js";
import { compact } from "../util/compact.js";
import { boundInputs } from "./bound-inputs.js";
import { type Decorated, labelOf, readDecorated } from "./decorated.js";
import type { GraphContext, InputNames, PipelineSource } from "./graph-context.js";
import { guardUserCode } from "./guard-user-code.js";
import { inferOptional } from "./infer-optional.js";
import { joinNodes } from "./join-nodes.js";
import { within } from "./pending-path.js";
import { describe } from "./options/describe.js";
import { PipelineFrame } from "./pipeline-frame.js";
import { readCall } from "./read-call.js";
import { pipelineOutputs } from "./pipeline-outputs.js";
import { readPorts } from "./read-ports.js";
import { type ComponentShape, flatInputs, type InputShape, type Ports } from "./shape.js";

export interface BuiltPipeline {
  readonly shape: ComponentShape & { readonly component: PipelineComponent };
  readonly decorated: Decorated;
  /** What a job of it says of its outputs, by wire name. */
  readonly outputs: OutputSettings;
  /** Names of the nodes that run before and after all others. */
  readonly ends: { readonly onInit?: string; readonly onFinalize?: string };
}

/** Runs `build()` of a pipeline class (or a pipeline method), and joins its steps to a component. */
export function buildPipeline(target: Class, site: CallSite, context: GraphContext): BuiltPipeline | undefined {
  const label = labelOf(target, componentRecords(target)[0]);
  if (context.building.some((outer) => outer.target === target)) {
    const ring = [...context.building.map((outer) => outer.label), label].join(" → ");
    const hint = "Azure ML has no recursion: repeat with the inner steps, or split the pipeline";
    context.sink.add(diagnosticAt(site, "AZML211", `pipeline ${label} contains itself`, { notes: [ring], hint }));
    return undefined;
  }
  context.building.push({ target, label, site });
  try {
    return guardUserCode(`building ${label}`, componentRecords(target)[0]?.site ?? site, context, () => build(target, label, context));
  } finally {
    context.building.pop();
  }
}

/** A pipeline that a step nests, or that is a component by itself. Only that of the job has steps before and after all others. */
export function nestedShape(target: Class, site: CallSite, context: GraphContext): ComponentShape | undefined {
  const built = buildPipeline(target, site, context);
  const [end] = Object.keys(built?.ends ?? {});
  if (built && end !== undefined) {
    const message = `${built.shape.label} says ${end}, and is nested`;
    const hint = "only the pipeline of the job can have such a step";
    context.sink.add(diagnosticAt(built.decorated.record.site, "AZML235", message, { focus: end, hint }));
  }
  return built?.shape;
}

function build(target: Class, label: string, context: GraphContext): BuiltPipeline | undefined {
  const decorated = readDecorated(target, context);
  if (!decorated) return undefined;
  const { record, options, method } = decorated;
  const ports: Ports = decorated.ports
    ? readPorts(decorated.ports, "pipeline", record.method ? decorated.instance : undefined, context.sink)
    : { inputs: [], outputs: [] };

  if (!record.method) reportInitialValues(decorated, ports.inputs, context);

  const frame = new PipelineFrame(context, (nested, at) => nestedShape(nested, at, context), readCall);
  const returned = withFrame(frame, () => callBuild(decorated, boundInputs(ports.inputs, frame), context));
  const isRepeated = (step: object): boolean => [...frame.bodies.values()].some((body) => body === step);
  const place = { label: record.method ? `${label}()` : `${label}.${method}()`, method, site: record.site, isRepeated };
  context.pipelines.push(sourceOf(decorated, place.label, ports.inputs));
  const outputs = pipelineOutputs(returned, frame, place, context);
  const { jobs, names } = joinNodes(frame.drafts, frame.bodies);
  const pending = frame.drafts.flatMap((draft) => within(names.of(draft) ?? "", draft.pending));
  if (context.building.length === 1) for (const { diagnostic, path } of pending) context.sink.place(diagnostic, path);
  const declared = Object.fromEntries(flatInputs(ports.inputs).map(({ wire, port }) => [wire, port]));
  const component: PipelineComponent = compact({
    kind: "pipeline" as const,
    name: options.name,
    version: options.version,
    displayName: options.displayName ?? options.name,
    description: options.description,
    tags: options.tags,
    inputs: inferOptional(declared, jobs),
    outputs: Object.fromEntries(outputs.map(({ wire, port }) => [wire, port])),
    isDeterministic: true,
    jobs: withoutBoundSettings(jobs),
    source: "DSL" as const,
    location: record.site.location(),
  });
  const shape = { label, name: component.name, component, site: record.site, inputs: ports.inputs, outputs, pending };
  const { onInit, onFinalize } = options;
  const called = Object.fromEntries([...frame.ends].map(([end, draft]) => [end, names.of(draft)]));
  const settings = outputs.flatMap(({ wire, setting }) => (setting ? [[wire, setting] as const] : []));
  return { decorated, shape, outputs: Object.fromEntries(settings), ends: { ...compact({ onInit, onFinalize }), ...called } };
}

/** An output that becomes the pipeline's takes its settings along (semantics.md §1). Only the mode stays with the node. */
function withoutBoundSettings(jobs: PipelineComponent["jobs"]): PipelineComponent["jobs"] {
  const kept = Object.entries(jobs).map(([name, node]) => {
    const outputs = Object.entries(node.outputs).map(([output, setting]): [string, OutputSetting] => {
      const { boundTo, mode } = setting;
      return [output, boundTo === undefined ? setting : compact({ boundTo, mode })];
    });
    return [name, { ...node, outputs: Object.fromEntries(outputs) }] as const;
  });
  return Object.fromEntries(kept);
}

/** A pipeline's fields hold bindings: what they hold before would be lost without a word. */
function reportInitialValues({ instance, label, record }: Decorated, inputs: readonly InputShape[], context: GraphContext): void {
  for (const input of inputs) {
    const value: unknown = instance && Reflect.get(instance, input.property);
    if (value === undefined) continue;
    const message = `the input "${input.property}" of pipeline ${label} has the initial value ${describe(value)}`;
    const hint = "group" in input ? "give it no value" : `say it with the kind: @input("${input.port.kind}", { default: … })`;
    context.sink.add(diagnosticAt(record.site, "AZML107", message, { hint }));
  }
}

function sourceOf({ owner, method, record }: Decorated, label: string, inputs: readonly InputShape[]): PipelineSource {
  const namesOf = (shapes: readonly InputShape[]): InputNames =>
    Object.fromEntries(shapes.map((shape) => [shape.property, "group" in shape ? namesOf(shape.group) : "binding"]));
  const className = typeof owner === "function" ? owner.name : owner.constructor.name;
  const text = (): string => String(Reflect.get(owner, method));
  return { label, className, method, isMethod: record.method !== undefined, inputs: namesOf(inputs), site: record.site, text };
}

function callBuild(decorated: Decorated, bindings: Readonly<Record<string, unknown>>, context: GraphContext): unknown {
  const { owner, method, record } = decorated;
  const body = Reflect.get(owner, method) as (ports?: unknown) => unknown;
  if (record.method) return body.call(owner, bindings);
  for (const [property, value] of Object.entries(bindings)) setInput(decorated, property, value, context);
  return body.call(owner);
}

/** Defines rather than assigns: a setter of the user's would run, and a getter would refuse. */
function setInput({ owner, record, label }: Decorated, property: string, value: unknown, context: GraphContext): void {
  if (Reflect.defineProperty(owner, property, { value, writable: true, enumerable: true, configurable: true })) return;
  const hint = "azml sets the inputs of the instance that it makes: do not freeze or seal it";
  context.sink.add(diagnosticAt(record.site, "AZML112", `the input "${property}" of ${label} cannot be set`, { hint }));
}
