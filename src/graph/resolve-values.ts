import type { CallSite } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";
import { type Bound, isBound } from "../dsl/bound.js";
import type { InputMode } from "../model/mode.js";
import { type Binding, bindingText, type InputValue, type InputValues } from "../model/value.js";
import { compact } from "../util/compact.js";
import { unreachable } from "../util/unreachable.js";
import type { GraphContext } from "./graph-context.js";
import type { DraftValue, NodeDraft, NodeNames } from "./node-draft.js";
import { isPlainObject } from "./options/describe.js";

/** Whose values are resolved. */
export interface ValueOwner {
  readonly draft: NodeDraft;
  readonly names: NodeNames;
  readonly context: GraphContext;
}

/** The inputs of a node: bindings by name. Those that a loop gives are left out. */
export function resolveInputs(
  inputs: ReadonlyMap<string, DraftValue>,
  modes: ReadonlyMap<string, InputMode>,
  owner: ValueOwner,
): InputValues {
  return Object.fromEntries(
    [...inputs].flatMap(([wire, value]): [string, InputValue][] => {
      const resolved = resolveValue(value, owner);
      const mode = modes.get(wire);
      return resolved === undefined ? [] : [[wire, mode === undefined ? resolved : withMode(resolved, mode)]];
    }),
  );
}

function withMode(value: InputValue, mode: InputMode): InputValue {
  if (value.kind === "binding") return { ...value, mode };
  return value.kind === "asset" ? { ...value, asset: { ...value.asset, mode } } : value;
}

/** A value with its binding by name; undefined for what a loop gives, and for what was reported. */
export function resolveValue(value: DraftValue, owner: ValueOwner): InputValue | undefined {
  if (!isBound(value)) return value;
  const { source } = value;
  switch (source.from) {
    case "input":
    case "output": {
      const binding = bindingOf(value, owner);
      return binding && { kind: "binding", binding };
    }
    case "text":
      return { kind: "text", text: source.parts.map((part) => (isBound(part) ? boundText(part, owner) : part)).join("") };
    case "item":
      if (owner.names.bodyOf(source.loop) !== owner.draft) complainOfItem(value, owner, "given to another step than the loop repeats,");
      return undefined;
    case "nothing":
      return undefined;
    default:
      return unreachable(source);
  }
}

/** The text of a binding where only a text can stand: in a setting, or within another text. */
export function boundText(bound: Bound, owner: ValueOwner): string {
  const { source } = bound;
  if (source.from === "text") return source.parts.map((part) => (isBound(part) ? boundText(part, owner) : part)).join("");
  if (source.from === "item") complainOfItem(bound, owner, "used within a text or setting of");
  const binding = bindingOf(bound, owner);
  return binding ? bindingText(binding) : "";
}

/** Settings with the text of each binding in its place, however deep. */
export function resolveSettings<T>(settings: T, owner: ValueOwner): T {
  if (isBound(settings)) return boundText(settings, owner) as T;
  if (Array.isArray(settings)) return settings.map((item: unknown) => resolveSettings(item, owner)) as T;
  if (!isPlainObject(settings)) return settings;
  return compact(Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, resolveSettings(value, owner)]))) as T;
}

function bindingOf({ source, label }: Bound, { names, draft, context }: ValueOwner): Binding | undefined {
  if (source.from === "input") return { source: "pipeline_input", input: source.input };
  if (source.from !== "output") return undefined;
  if (names.isRepeated(source.step)) {
    const message = `${draft.label} is given ${label}, which the loop makes once for each item`;
    context.sink.add(diagnosticAt(draft.site, "AZML239", message, { hint: repeatedHint }));
    return undefined;
  }
  const node = names.of(source.step);
  if (node !== undefined) return { source: "node_output", node, output: source.output };
  complain(draft.site, `${label} belongs to another pipeline than ${draft.label}`, context);
  return undefined;
}

/** What to do about an output of a step that a loop repeats. */
export const repeatedHint = "take it from what parallelFor() gives: loop.outputs has the outputs of all rounds together";

function complainOfItem(bound: Bound, { draft, context }: ValueOwner, how: string): void {
  const hint = "it can only be given to inputs of the step that the closure returns";
  context.sink.add(diagnosticAt(draft.site, "AZML233", `${bound.label} is ${how} ${draft.label}`, { hint }));
}

function complain(site: CallSite, message: string, context: GraphContext): void {
  context.sink.add(diagnosticAt(site, "AZML208", message));
}
