import type { CallSite } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";
import { nodeNamePattern, sanitizeNodeName } from "../model/name.js";
import type { GraphContext } from "./graph-context.js";
import { miniBatchSize } from "./mini-batch-size.js";
import type { Fields } from "./options/field.js";
import { readOptions } from "./options/read-options.js";
import { commonFields } from "./options/run-fields.js";
import type { StepSettings } from "./step-settings.js";

/** The options of a node: those that every node has, and `fields`; every mistake is reported. */
export function readStepSettings(
  given: unknown,
  fields: Fields,
  { what, site }: { readonly what: string; readonly site: CallSite },
  context: GraphContext,
): StepSettings {
  const place = { what, code: "AZML217" as const, site };
  const settings = runSettings(readOptions(given, { ...commonFields, ...fields }, place, context.sink));
  checkNodeName(settings.name, site, context);
  return settings;
}

/** Options as settings of a run. */
export function runSettings(read: Record<string, unknown>): StepSettings {
  const { miniBatchSize: size, ...settings } = read as StepSettings;
  const files = size === undefined ? undefined : miniBatchSize(size);
  return { ...settings, ...(files !== undefined && { miniBatchSize: files }) };
}

/** Azure ML's rule for names of nodes. */
export function checkNodeName(name: string | undefined, site: CallSite, context: GraphContext): void {
  if (name === undefined || nodeNamePattern.test(name)) return;
  const better = sanitizeNodeName(name);
  const hint = `lower-case letters, digits and underscores, not starting with a digit${better ? `: "${better}"` : ""}`;
  context.sink.add(diagnosticAt(site, "AZML213", `"${name}" is no valid node name`, { focus: "name", hint }));
}
