import type { CallSite } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";
import { nodeNamePattern, sanitizeNodeName } from "../model/name.js";
import type { CommandLimits, Distribution, Resources } from "../model/run-settings.js";
import type { GraphContext } from "./graph-context.js";
import { readOptions } from "./option-reader.js";
import type { ComponentShape } from "./shape.js";

const common = { name: "string", displayName: "string", comment: "string", tags: "object", outputs: "object" } as const;
const command = {
  ...common,
  compute: "string",
  resources: "object",
  distribution: "object",
  limits: "object",
  environmentVariables: "object",
} as const;

/** The options of `step()`, checked. */
export interface StepSettings {
  readonly name?: string;
  readonly displayName?: string;
  readonly comment?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly outputs?: unknown;
  readonly compute?: string;
  readonly resources?: Resources;
  readonly distribution?: Distribution;
  readonly limits?: CommandLimits;
  readonly environmentVariables?: Readonly<Record<string, string>>;
}

export function readStepSettings(given: unknown, shape: ComponentShape, what: string, site: CallSite, context: GraphContext): StepSettings {
  const fields = shape.component.kind === "pipeline" ? common : command;
  const settings = readOptions(given, fields, { what, code: "AZML217", site }, context.sink) as StepSettings;
  if (settings.name !== undefined && !nodeNamePattern.test(settings.name)) {
    const better = sanitizeNodeName(settings.name);
    const hint = `lower-case letters, digits and underscores, not starting with a digit${better ? `: "${better}"` : ""}`;
    context.sink.add(diagnosticAt(site, "AZML213", `"${settings.name}" is no valid node name`, { focus: "name", hint }));
  }
  const timeout = settings.limits?.timeout;
  if (timeout !== undefined && !(typeof timeout === "number" && Number.isInteger(timeout) && timeout > 0) && typeof timeout !== "string") {
    context.sink.add(
      diagnosticAt(site, "AZML217", `limits.timeout of ${what} has to be a positive number of whole seconds`, { focus: "timeout" }),
    );
  }
  for (const [key, value] of Object.entries(settings.environmentVariables ?? {})) {
    if (typeof value !== "string") {
      context.sink.add(diagnosticAt(site, "AZML217", `environment variable ${key} of ${what} has to be a text`, { focus: key }));
    }
  }
  return settings;
}
