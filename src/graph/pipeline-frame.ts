import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnosticAt } from "../diagnostics/report.js";
import type { Frame, StepCall } from "../dsl/frame.js";
import { anyOutputs, boundOutputs } from "./bound-outputs.js";
import { componentOf, type NestedBuilder } from "./component-of.js";
import type { GraphContext } from "./graph-context.js";
import { readInputs } from "./read-inputs.js";
import { readOutputSettings } from "./read-output-settings.js";
import type { StepDraft } from "./step-draft.js";
import { readStepSettings } from "./step-settings.js";

/** A pipeline under construction: takes the calls of `step()` that its `build()` makes. */
export class PipelineFrame implements Frame {
  readonly steps: StepDraft[] = [];
  readonly #names = new Map<string, StepDraft>();

  constructor(
    private readonly context: GraphContext,
    private readonly nested: NestedBuilder,
  ) {}

  step(call: StepCall): { readonly outputs: unknown } {
    const { context } = this;
    const shape = componentOf(call.component, call.site, context, this.nested);
    const explicit = (call.options as { name?: unknown } | undefined)?.name;
    const label = `step "${typeof explicit === "string" ? explicit : (shape?.component.name ?? "?")}"`;
    if (!shape) return { outputs: anyOutputs(label) };
    const settings = readStepSettings(call.options, shape, label, call.site, context);
    const inputs = readInputs(call.inputs, shape.inputs, { what: label, component: shape.label, site: call.site, owner: this }, context);
    const outputs = readOutputSettings(settings.outputs, shape.outputs, label, call.site, context);
    const draft: StepDraft = { shape, settings, inputs, outputs, site: call.site, label };
    this.#checkName(draft);
    this.steps.push(draft);
    return { outputs: boundOutputs(shape.outputs, { owner: this, step: draft, label, component: shape.label }, context) };
  }

  report(diagnostic: Diagnostic): void {
    this.context.sink.add(diagnostic);
  }

  #checkName(draft: StepDraft): void {
    const { name } = draft.settings;
    if (name === undefined) return;
    const other = this.#names.get(name);
    if (!other) {
      this.#names.set(name, draft);
      return;
    }
    const first = other.site.location();
    const notes = first ? [`the first one is on line ${first.line}`] : [];
    this.context.sink.add(
      diagnosticAt(draft.site, "AZML212", `two steps are called "${name}"`, { focus: name, notes, hint: "give one of them another name" }),
    );
  }
}
