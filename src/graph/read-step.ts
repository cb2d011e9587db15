import type { StepCall } from "../dsl/frame.js";
import { componentOf } from "./component-of.js";
import type { PipelineFrame } from "./pipeline-frame.js";
import { makeNode } from "./node/make-node.js";
import { componentDraft, outputsOf, readUse } from "./read-use.js";
import { kindOf } from "./shape.js";
import { runFields } from "./options/run-fields.js";
import { readStepSettings } from "./read-step-settings.js";

/** `step()`: a node that runs a component. */
export function readStep({ component, inputs, options, site }: StepCall, frame: PipelineFrame): object {
  const { context } = frame;
  const shape = componentOf(component, site, context, frame.nested);
  const explicit = (options as { name?: unknown } | undefined)?.name;
  const label = `step "${typeof explicit === "string" ? explicit : (shape?.name ?? "?")}"`;
  if (!shape) return frame.broken(label);
  const settings = readStepSettings(options, runFields[kindOf(shape)], { what: label, site }, context);
  const use = readUse(shape, inputs, settings, { label, site, owner: frame }, context);
  const draft = componentDraft(use, context, (common, own) => makeNode(shape, common, own));
  return frame.answer(draft, outputsOf(draft, frame, shape.label, context, shape.open));
}
