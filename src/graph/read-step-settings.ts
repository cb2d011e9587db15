import type { CallSite } from "../diagnostics/call-site.js";
import type { DiagnosticCode } from "../diagnostics/codes/table.js";
import { diagnosticAt } from "../diagnostics/report.js";
import { localEnvironments, type LocalSettings } from "../model/local-settings.js";
import { nodeNamePattern, sanitizeNodeName } from "../model/name.js";
import type { UsableComponent } from "../model/pipeline.js";
import type { GraphContext } from "./graph-context.js";
import { miniBatchSize } from "./mini-batch-size.js";
import { describe, type Fields, readOptions } from "./option-reader.js";
import type { StepSettings } from "./step-settings.js";

const localFields = {
  environment: "string",
  retries: { max: "number", backoff: "number" },
  cpus: "number",
  memoryGb: "number",
} as const satisfies Fields;
const common = {
  name: "string",
  displayName: "string",
  comment: "string",
  tags: "object",
  properties: "object",
  inputs: "object",
  outputs: "object",
  local: localFields,
} as const satisfies Fields;
const compute = ["string", "binding"] as const;
const count = ["number", "string", "binding"] as const;

const resourceFields = {
  instanceCount: count,
  maxInstanceCount: count,
  instanceType: ["string", "array", "binding"],
  properties: "object",
  dockerArgs: ["string", "array", "binding"],
  shmSize: compute,
  locations: "array",
} as const satisfies Fields;
export const identityFields = { type: "string", clientId: "string", objectId: "string", msiResourceId: "string" } as const satisfies Fields;
const queueFields = { jobTier: "string", priority: ["string", "number"] } as const satisfies Fields;
const sparkResourceFields = { instanceType: "string", runtimeVersion: "string" } as const satisfies Fields;
const distributionFields = {
  type: "string",
  processCountPerInstance: count,
  parameterServerCount: count,
  workerCount: count,
  port: count,
  address: "string",
  includeDashboard: "boolean",
  dashboardPort: count,
  headNodeAdditionalArgs: "string",
  workerNodeAdditionalArgs: "string",
} as const satisfies Fields;
const retryFields = { timeout: "number", maxRetries: "number" } as const satisfies Fields;

/** Settings of a run that both a component's definition and its steps can hold, by the kind of component. */
export const runFields = {
  command: {
    compute,
    resources: resourceFields,
    distribution: distributionFields,
    limits: { timeout: count },
    environmentVariables: "object",
    identity: identityFields,
    services: "object",
    queueSettings: queueFields,
  },
  parallel: {
    compute,
    resources: resourceFields,
    environmentVariables: "object",
    identity: identityFields,
    miniBatchSize: ["number", "string"],
    retrySettings: retryFields,
    loggingLevel: "string",
    maxConcurrencyPerInstance: "number",
    errorThreshold: "number",
    miniBatchErrorThreshold: "number",
  },
  spark: { compute, resources: sparkResourceFields, identity: identityFields, conf: "object" },
  data_transfer: { compute },
  pipeline: {},
} as const satisfies Record<UsableComponent["kind"], Fields>;

/** The options of a node: those that every node has, and `fields`; every mistake is reported. */
export function readStepSettings(
  given: unknown,
  fields: Fields,
  { what, site }: { readonly what: string; readonly site: CallSite },
  context: GraphContext,
): StepSettings {
  const read = readOptions(given, { ...common, ...fields }, { what, code: "AZML217", site }, context.sink);
  const settings = checkRunSettings(read, { what, code: "AZML217", site }, context);
  checkNodeName(settings.name, site, context);
  return settings;
}

/** Settings of a run whose values have to be of more than the right type. */
export function checkRunSettings(
  read: Record<string, unknown>,
  { what, code, site }: { readonly what: string; readonly code: DiagnosticCode; readonly site: CallSite },
  context: GraphContext,
): StepSettings {
  const settings = read as StepSettings;
  const complain = (message: string, focus: string, hint?: string): void =>
    context.sink.add(diagnosticAt(site, code, message, { focus, ...(hint && { hint }) }));
  const timeout = settings.limits?.timeout;
  if (typeof timeout === "number" && !(Number.isInteger(timeout) && timeout > 0)) {
    complain(`limits.timeout of ${what} has to be a positive number of whole seconds`, "timeout");
  }
  if (settings.local) checkLocalSettings(settings.local, what, complain);
  for (const [key, value] of Object.entries(settings.environmentVariables ?? {})) {
    if (typeof value !== "string" && (typeof value !== "object" || value === null)) {
      complain(`environment variable ${key} of ${what} has to be a text`, key);
    }
  }
  const { miniBatchSize: written, ...rest } = settings;
  if (written === undefined) return settings;
  const size = miniBatchSize(written);
  if (size === undefined) {
    const hint = 'a number of files, or a size: 10, "100kb"';
    complain(`${describe(written)} is no size of a mini-batch, in ${what}`, "miniBatchSize", hint);
  }
  return { ...rest, ...(size !== undefined && { miniBatchSize: size }) };
}

function checkLocalSettings(
  { environment, retries, cpus, memoryGb }: LocalSettings,
  what: string,
  complain: (message: string, focus: string, hint?: string) => void,
): void {
  if (environment !== undefined && !localEnvironments.includes(environment)) {
    complain(`${what} cannot run in "${environment as string}"`, "environment", `environments are: ${localEnvironments.join(", ")}`);
  }
  if (retries && !(Number.isInteger(retries.max) && retries.max >= 0)) {
    complain(`retries.max of ${what} has to be a whole number, 0 or more`, "retries", "say { max: 2 }");
  }
  if (retries?.backoff !== undefined && !(retries.backoff >= 0 && Number.isFinite(retries.backoff))) {
    complain(`retries.backoff of ${what} has to be a number of seconds, 0 or more`, "backoff");
  }
  if (cpus !== undefined && !(Number.isInteger(cpus) && cpus > 0)) {
    complain(`cpus of ${what} has to be a whole number above 0`, "cpus");
  }
  if (memoryGb !== undefined && !(memoryGb > 0 && Number.isFinite(memoryGb))) {
    complain(`memoryGb of ${what} has to be a number above 0`, "memoryGb");
  }
}

/** Azure ML's rule for names of nodes. */
export function checkNodeName(name: string | undefined, site: CallSite, context: GraphContext): void {
  if (name === undefined || nodeNamePattern.test(name)) return;
  const better = sanitizeNodeName(name);
  const hint = `lower-case letters, digits and underscores, not starting with a digit${better ? `: "${better}"` : ""}`;
  context.sink.add(diagnosticAt(site, "AZML213", `"${name}" is no valid node name`, { focus: "name", hint }));
}
