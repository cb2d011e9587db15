import { localEnvironments } from "../../model/local-settings.js";
import type { UsableComponent } from "../../model/pipeline.js";
import { miniBatchSize } from "../mini-batch-size.js";
import {
  boundText,
  Check,
  type Fields,
  filledText,
  json,
  ListOf,
  MapOf,
  numberAbove,
  numberIn,
  oneOf,
  properties,
  Required,
  tags,
  Variants,
  wholeNumber,
} from "./field.js";

/** How often, or how many. */
export const count = [wholeNumber({ min: 1 }), boundText, "binding"] as const;
/** A duration. */
export const seconds = [
  new Check(
    "a whole number of seconds",
    (value) => Number.isSafeInteger(value) && (value as number) > 0,
    (value) => (typeof value === "string" ? "write 7200, or hours(2)" : undefined),
  ),
  boundText,
  "binding",
] as const;
/** The name of a compute, or an input that holds one. */
const compute = [filledText, "binding"] as const;
const text = ["string", "binding"] as const;

const localFields = {
  environment: oneOf(localEnvironments),
  retries: { max: new Required(wholeNumber({ min: 0 }), "say { max: 2 }"), backoff: numberIn({ min: 0 }) },
  cpus: wholeNumber({ min: 1 }),
  memoryGb: numberAbove(0),
} as const satisfies Fields;

/** Options that every step has. */
export const commonFields = {
  name: "string",
  displayName: "string",
  comment: "string",
  tags,
  properties,
  inputs: "object",
  outputs: "object",
  local: localFields,
} as const satisfies Fields;

/** Sizes as Docker writes them (swagger `JobResourceConfiguration.shmSize`). */
const shmSize = new Check(
  'a size such as "2g"',
  (value) => typeof value === "string" && /^\d+[bkmg]$/i.test(value),
  () => "a number and one of b, k, m and g",
);

export const resourceFields = {
  instanceCount: count,
  maxInstanceCount: count,
  instanceType: [filledText, new ListOf(filledText), "binding"],
  properties: new MapOf(json, "property"),
  dockerArgs: ["string", new ListOf("string"), "binding"],
  shmSize: [shmSize, boundText, "binding"],
  locations: new ListOf(filledText),
} as const satisfies Fields;

export const identity = new Variants("type", {
  user_identity: {},
  aml_token: {},
  managed_identity: { clientId: "string", objectId: "string", msiResourceId: "string" },
});

const port = wholeNumber({ min: 0, max: 65_535 });

/** azure-ai-ml's `JobServiceTypeNames.NAMES_ALLOWED_FOR_PUBLIC`. */
export const services = new MapOf(
  {
    type: oneOf(["jupyter_lab", "ssh", "tensor_board", "vs_code"]),
    nodes: oneOf(["all"]),
    port,
    properties: new MapOf(json, "property"),
    ssh_public_keys: "string",
    log_dir: "string",
  },
  "service",
);

const queueSettings = {
  jobTier: oneOf(["spot", "basic", "standard", "premium"]),
  priority: [oneOf(["low", "medium", "high"]), wholeNumber({ min: 1, max: 3 })],
} as const satisfies Fields;

export const distribution = new Variants("type", {
  mpi: { processCountPerInstance: count },
  pytorch: { processCountPerInstance: count },
  tensorflow: { parameterServerCount: [wholeNumber({ min: 0 }), boundText, "binding"], workerCount: count },
  ray: {
    port: [port, boundText, "binding"],
    address: "string",
    includeDashboard: "boolean",
    dashboardPort: [port, boundText, "binding"],
    headNodeAdditionalArgs: "string",
    workerNodeAdditionalArgs: "string",
  },
});

const environmentVariables = new MapOf(text, "environment variable");
const failures = wholeNumber({ min: -1 });
const size = new Check(
  "the size of a mini-batch",
  (value) => miniBatchSize(value) !== undefined,
  () => 'a number of files, or a size: 10, "100kb"',
);

/** Settings of a run that both a component's definition and its steps can hold, by the kind of component. */
export const runFields = {
  command: {
    compute,
    resources: resourceFields,
    distribution,
    limits: { timeout: seconds },
    environmentVariables,
    identity,
    services,
    queueSettings,
  },
  parallel: {
    compute,
    resources: resourceFields,
    environmentVariables,
    identity,
    miniBatchSize: size,
    retrySettings: { timeout: seconds, maxRetries: [wholeNumber({ min: 0 }), boundText, "binding"] },
    loggingLevel: oneOf(["DEBUG", "INFO", "WARNING"]),
    maxConcurrencyPerInstance: count,
    errorThreshold: [failures, boundText, "binding"],
    miniBatchErrorThreshold: [failures, boundText, "binding"],
  },
  spark: {
    compute,
    resources: { instanceType: filledText, runtimeVersion: filledText },
    identity,
    conf: new MapOf("literal", "setting"),
  },
  data_transfer: { compute },
  pipeline: {},
} as const satisfies Record<UsableComponent["kind"], Fields>;
