// Every option of every function, with values that types refuse: each is told of or let through, and none comes out as a crash of azml.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compile.js";
import { AzmlError } from "../../src/diagnostics/azml-error.js";
import type { AssetOptions } from "../../src/dsl/asset.js";
import { planJob } from "../../src/engine/plan/plan-job.js";
import {
  automl,
  command,
  type CommandDefinition,
  type CommonStepOptions,
  dataTransfer,
  environment,
  doWhile,
  ifElse,
  job,
  type JobOptions,
  mltable,
  parallelFor,
  type ParallelDefinition,
  parallelRunFunction,
  type ParallelStepOptions,
  pipeline,
  quniform,
  recurrence,
  type RecurrenceOptions,
  schedule,
  spark,
  type SparkDefinition,
  standaloneJob,
  type StandaloneJobOptions,
  step,
  type StepOptions,
  sweep,
  type SweepOptions,
  uniform,
  uriFile,
  uriFolder,
} from "../../src/index.js";
import { RequestList } from "../../src/rest/submit/request-list.js";
import { plannedNames, submitDefinition } from "../../src/rest/submit/submit-definition.js";
import { writeDefinition } from "../../src/yaml/write-definition.js";

const folder = mkdtempSync(path.join(tmpdir(), "azml-fuzz-"));
const texts = { a: "1" };
const resources = {
  instanceCount: 1,
  maxInstanceCount: 2,
  instanceType: ["Standard_DS3_v2"],
  properties: { a: { b: [1] } },
  dockerArgs: "--ipc=host",
  shmSize: "2g",
  locations: ["westeurope"],
} as const;
const identity = { type: "managed_identity", clientId: "c", objectId: "o", msiResourceId: "m" } as const;
const services = { lab: { type: "ssh", nodes: "all", port: 22, properties: { a: 1 }, ssh_public_keys: "k" } } as const;
const queueSettings = { jobTier: "standard", priority: "low" } as const;
const common: Required<CommonStepOptions> = {
  name: "n",
  displayName: "d",
  comment: "c",
  tags: texts,
  properties: texts,
  inputs: { d: { mode: "download" } },
  outputs: { o: { type: "uri_folder", mode: "upload", path: "azureml://datastores/d/paths/p", name: "r", version: "1", description: "x" } },
  local: { environment: "host", retries: { max: 1, backoff: 1 }, cpus: 1, memoryGb: 1 },
};
const ofCommand: Required<StepOptions> = {
  ...common,
  compute: "cpu",
  resources,
  distribution: { type: "pytorch", processCountPerInstance: 1 },
  limits: { timeout: 60 },
  environmentVariables: texts,
  identity,
  services,
  queueSettings,
};
const defined = { name: "c", version: "1", displayName: "d", description: "d", tags: texts, isDeterministic: true };
const inputs = {
  d: { type: "uri_folder", description: "x", optional: true, mode: "download" },
  n: { type: "integer", default: 1, min: 0, max: 9, optional: false },
  s: { type: "string", enum: ["a", "b"], default: "a" },
};
const outputs = { o: { type: "uri_folder", description: "x", mode: "upload" }, k: { type: "boolean", earlyAvailable: true } };
const env = {
  name: "e",
  version: "1",
  description: "d",
  tags: texts,
  image: "node:22",
  conda: { name: "x", dependencies: ["python=3.11", { pip: ["a"] }] },
};
const data = uriFolder("azureml:d:1");

/** Says what a job is made of, for each function; `o` are options in which one value has been changed. */
interface Subject {
  readonly valid: object;
  readonly make: (options: never) => unknown;
}

class Echo {
  static readonly component = command({
    name: "echo",
    command: "echo ${{inputs.d}} ${{inputs.n}} ${{outputs.o}}",
    inputs: { d: "uri_folder?", n: { type: "integer", default: 1 } },
    outputs: { o: "uri_folder", ok: "boolean" },
    environment: "azureml:e:1",
  });
}
const echo = Echo.component as never;

function piped(build: () => unknown, options: object = {}): unknown {
  class P {
    build(): unknown {
      return build();
    }
  }
  pipeline({ compute: "cpu" })(P as never);
  return job(P as never, {} as never, options as never);
}

const anyStep = step as (...given: unknown[]) => { outputs: Record<string, never> };
const table = mltable("azureml:t:1");
const tabular = {
  targetColumnName: "y",
  primaryMetric: "accuracy",
  logVerbosity: "info",
  validationDataSize: 0.2,
  testDataSize: 0.2,
  nCrossValidations: 3,
  cvSplitColumnNames: ["a"],
  weightColumnName: "w",
  limits: { enableEarlyTermination: true, exitScore: 0.9, maxConcurrentTrials: 1, maxTrials: 2, timeoutMinutes: 3, trialTimeoutMinutes: 1 },
  featurization: {
    mode: "custom",
    datasetLanguage: "eng",
    blockedTransformers: ["label_encoder"],
    columnNameAndTypes: { a: "Numeric" },
    transformerParams: { imputer: [{ fields: ["a"], parameters: { strategy: "mean" } }] },
    enableDnnFeaturization: true,
  },
  training: {
    allowedTrainingAlgorithms: ["knn"],
    enableStackEnsemble: true,
    trainingMode: "auto",
    stackEnsembleSettings: {
      stackMetaLearnerType: "light_gbm_classifier",
      stackMetaLearnerKwargs: { a: 1 },
      stackMetaLearnerTrainPercentage: 0.2,
    },
  },
};

const subjects: Readonly<Record<string, Subject>> = {
  "step() of a command": { valid: ofCommand, make: (o) => piped(() => void anyStep(echo, { d: data }, o)) },
  "step() of a parallel run": {
    valid: {
      ...common,
      compute: "cpu",
      resources,
      environmentVariables: texts,
      identity,
      miniBatchSize: "10kb",
      retrySettings: { timeout: 60, maxRetries: 1 },
      loggingLevel: "INFO",
      maxConcurrencyPerInstance: 1,
      errorThreshold: 1,
      miniBatchErrorThreshold: 1,
    } satisfies Required<ParallelStepOptions>,
    make: (o) =>
      piped(
        () =>
          void anyStep(
            parallelRunFunction({
              inputs: { d: "uri_folder" },
              outputs: { o: "uri_folder" },
              inputData: "d",
              task: { code: ".", entryScript: "option-fuzz.test.ts", environment: "azureml:e:1" },
            }),
            { d: data },
            o,
          ),
      ),
  },
  "command()": {
    valid: {
      ...defined,
      command: "echo ${{inputs.n}} ${{inputs.s}} $[[${{inputs.d}}]] ${{outputs.o}}",
      inputs,
      outputs,
      code: "./faults",
      environment: environment(env),
      compute: "cpu",
      resources,
      distribution: { type: "tensorflow", parameterServerCount: 1, workerCount: 2 },
      environmentVariables: texts,
      limits: { timeout: 60 },
      identity,
      services,
      queueSettings,
      properties: texts,
    } satisfies Required<CommandDefinition> & Record<string, unknown>,
    make: (o) => piped(() => void anyStep(command(o), {})),
  },
  "command() with Ray": {
    valid: {
      command: "echo",
      environment: { build: { path: "./faults", dockerfilePath: "Dockerfile" } },
      distribution: {
        type: "ray",
        port: 1,
        address: "a",
        includeDashboard: true,
        dashboardPort: 2,
        headNodeAdditionalArgs: "x",
        workerNodeAdditionalArgs: "y",
      },
    },
    make: (o) => piped(() => void anyStep(command(o), {})),
  },
  "parallelRunFunction()": {
    valid: {
      ...defined,
      inputs,
      outputs,
      inputData: "d",
      miniBatchSize: 5,
      retrySettings: { timeout: 60, maxRetries: 1 },
      loggingLevel: "INFO",
      maxConcurrencyPerInstance: 1,
      errorThreshold: 1,
      miniBatchErrorThreshold: 1,
      resources,
      environmentVariables: texts,
      compute: "cpu",
      identity,
      task: {
        code: ".",
        entryScript: "option-fuzz.test.ts",
        programArguments: "--n ${{inputs.n}}",
        appendRowTo: "o",
        environment: "azureml:e:1",
      },
    } satisfies Required<Omit<ParallelDefinition, "partitionKeys">> & Record<string, unknown>,
    make: (o) => piped(() => void anyStep(parallelRunFunction(o), { d: data })),
  },
  "parallelRunFunction() by columns": {
    valid: {
      inputs: { t: "mltable" },
      inputData: "t",
      partitionKeys: ["a"],
      task: { code: ".", entryScript: "option-fuzz.test.ts", environment: "azureml:e:1" },
    },
    make: (o) => piped(() => void anyStep(parallelRunFunction(o), { t: table })),
  },
  "spark()": {
    valid: {
      ...defined,
      code: ".",
      entry: { file: "option-fuzz.test.ts" },
      pyFiles: ["a.py"],
      jars: ["a.jar"],
      files: ["a"],
      archives: ["a.zip"],
      conf: { "spark.a": 1 },
      driverCores: 1,
      driverMemory: "2g",
      executorCores: 1,
      executorMemory: "2g",
      executorInstances: 1,
      dynamicAllocationEnabled: true,
      dynamicAllocationMinExecutors: 1,
      dynamicAllocationMaxExecutors: 2,
      environment: "azureml:e:1",
      resources: { instanceType: "standard_e4s_v3", runtimeVersion: "3.4" },
      identity,
      args: "--x ${{inputs.d}}",
      inputs: { d: { type: "uri_folder", mode: "direct" } },
      outputs: { o: { type: "uri_folder", mode: "direct" } },
    } satisfies Required<Omit<SparkDefinition, "compute">> & Record<string, unknown>,
    make: (o) => piped(() => void anyStep(spark(o), { d: data })),
  },
  "dataTransfer.copy()": {
    valid: { ...defined, inputs: { a: "uri_folder" }, outputs: { o: "uri_folder" }, dataCopyMode: "merge_with_overwrite", compute: "adf" },
    make: (o) => piped(() => void anyStep(dataTransfer.copy(o), { a: data })),
  },
  "dataTransfer.importDatabase()": {
    valid: { connection: "azureml:c", storedProcedure: "p", storedProcedureParams: [{ name: "a" }] },
    make: (o) => piped(() => void dataTransfer.importDatabase(o)),
  },
  "dataTransfer.exportDatabase()": {
    valid: { source: uriFile("azureml:f:1"), connection: "azureml:c", tableName: "t" },
    make: (o) => piped(() => void dataTransfer.exportDatabase(o)),
  },
  "sweep()": {
    valid: {
      ...common,
      compute: "cpu",
      resources,
      identity,
      queueSettings,
      primaryMetric: "m",
      goal: "maximize",
      samplingAlgorithm: { type: "random", seed: 1, rule: "sobol", logbase: 10 },
      earlyTermination: { type: "bandit", slackFactor: 0.1, evaluationInterval: 1, delayEvaluation: 1 },
      limits: { maxTotalTrials: 2, maxConcurrentTrials: 1, timeout: 60, trialTimeout: 60 },
    } satisfies Required<SweepOptions>,
    make: (o) => piped(() => void (sweep as (...given: unknown[]) => unknown)(echo, { d: data, n: quniform(0, 9, 1) }, o)),
  },
  "parallelFor()": {
    valid: { name: "loop", maxConcurrency: 2 },
    make: (o) => piped(() => void parallelFor([{ n: 1 }], (item) => anyStep(echo, { n: item.n }) as never, o)),
  },
  "ifElse()": {
    valid: { name: "branch" },
    make: (o) => piped(() => ifElse(anyStep(echo, {}).outputs["ok"] as never, () => void anyStep(echo, {}), undefined, o)),
  },
  "doWhile()": {
    valid: {
      name: "loop",
      maxIterations: 3,
      step: { name: "body" },
      while: (result: { ok: unknown }) => result.ok,
      next: (result: { o: unknown }) => ({ d: result.o }),
    },
    make: (o) => piped(() => void (doWhile as (...given: unknown[]) => unknown)(echo, { d: data }, o)),
  },
  "automl.classification()": {
    valid: { trainingData: table, validationData: table, testData: table, positiveLabel: "yes", ...tabular },
    make: (o) => piped(() => void automl.classification(o)),
  },
  "automl.forecasting()": {
    valid: {
      trainingData: table,
      ...tabular,
      primaryMetric: "r2_score",
      training: {},
      forecasting: {
        timeColumnName: "t",
        timeSeriesIdColumnNames: ["a"],
        forecastHorizon: 3,
        seasonality: "auto",
        targetLags: [1, 2],
        targetRollingWindowSize: 3,
        featuresUnknownAtForecastTime: "b",
        countryOrRegionForHolidays: "DE",
        cvStepSize: 1,
        featureLags: "auto",
        frequency: "D",
        shortSeriesHandlingConfig: "auto",
        targetAggregateFunction: "sum",
        useStl: "season",
      },
    },
    make: (o) => piped(() => void automl.forecasting(o)),
  },
  "automl.imageObjectDetection()": {
    valid: {
      trainingData: table,
      targetColumnName: "y",
      limits: { maxTrials: 2, maxConcurrentTrials: 1, timeoutMinutes: 3 },
      sweep: { samplingAlgorithm: "random", earlyTermination: { type: "median_stopping", evaluationInterval: 1 } },
      trainingParameters: { modelName: "yolov5", learningRate: 0.1, numberOfEpochs: 3, modelSize: "small", multiScale: true },
      searchSpace: [{ modelName: "yolov5", learningRate: uniform(0.001, 0.1) }],
    },
    make: (o) => piped(() => void automl.imageObjectDetection(o)),
  },
  "job()": {
    valid: {
      name: "j",
      displayName: "d",
      description: "d",
      experimentName: "e",
      tags: texts,
      compute: "cpu",
      defaultCompute: "cpu",
      defaultDatastore: "ds",
      continueOnStepFailure: true,
      forceRerun: true,
      onInit: "a",
      onFinalize: "b",
      properties: texts,
      identity,
      services,
      outputs: { o: { mode: "upload" } },
    } satisfies Required<JobOptions>,
    make: (o) =>
      piped(() => {
        anyStep(echo, {}, { name: "a" });
        anyStep(echo, {}, { name: "b" });
        return { o: anyStep(echo, {}).outputs["o"] };
      }, o),
  },
  "standaloneJob()": {
    valid: {
      name: "j",
      displayName: "d",
      description: "d",
      experimentName: "e",
      tags: texts,
      properties: texts,
    } satisfies Required<StandaloneJobOptions>,
    make: (o) => standaloneJob(() => anyStep(echo, { d: data }), o),
  },
  "schedule()": {
    valid: {
      name: "s",
      displayName: "d",
      description: "d",
      tags: texts,
      properties: texts,
      trigger: recurrence({ frequency: "day" }),
      job: "azureml:j",
    },
    make: (o) => schedule(o),
  },
  "recurrence()": {
    valid: {
      frequency: "week",
      interval: 1,
      hours: [1],
      minutes: [2],
      weekDays: ["monday"],
      monthDays: [1],
      startTime: "2030-01-01 00:00:00",
      endTime: "2031-01-01 00:00:00",
      timeZone: "UTC",
    } satisfies Required<RecurrenceOptions>,
    make: (o) => schedule({ name: "s", trigger: recurrence(o), job: "azureml:j" }),
  },
  "environment()": { valid: env, make: (o) => piped(() => void anyStep(command({ command: "echo", environment: environment(o) }), {})) },
  "uriFolder()": {
    valid: { mode: "download", datastore: "d" } satisfies Required<AssetOptions>,
    make: (o) => piped(() => void anyStep(echo, { d: uriFolder("azureml:d:1", o) })),
  },
};

/** `AZML_FUZZ=all` tries every value at every place; else one of so many is. */
const every = process.env["AZML_FUZZ"] === "all" ? 1 : 6;

const circular: { self?: unknown } = {};
circular.self = circular;

/** What no option can be, but for one of them by chance. */
const values: readonly (readonly [string, unknown])[] = [
  ["null", null],
  ["NaN", NaN],
  ["Infinity", Infinity],
  ["-1", -1],
  ["0", 0],
  ["2.5", 2.5],
  ["2 ** 60", 2 ** 60],
  ["''", ""],
  ["' '", " "],
  ["a text", "§ nothing"],
  ["a binding's text", "${{parent.inputs.x}}"],
  ["true", true],
  ["[]", []],
  ["[null]", [null]],
  ["[[]]", [[]]],
  ["{}", {}],
  ["{ type }", { type: "PyTorch" }],
  ["{ a: { b: null } }", { a: { b: null } }],
  ["circular", circular],
  ["a symbol", Symbol("s")],
  ["a bigint", 10n],
  ["a function", () => 5],
  ["a class", class {}],
  ["a Date", new Date(0)],
  ["an invalid Date", new Date(NaN)],
  ["a Map", new Map([["a", 1]])],
  ["a promise", Promise.resolve(1)],
  ["an asset", data],
  ["a search", uniform(0, 1)],
  ["a component", echo],
  ["a RegExp", /x/],
  [
    "a proxy that throws",
    new Proxy(
      {},
      {
        get: () => undefined,
        ownKeys: () => {
          throw new TypeError("no keys");
        },
      },
    ),
  ],
];

/** Every place in the options, the options themselves among them. */
function places(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  const isOwn = typeof value === "object" && value !== null && [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value));
  const below = isOwn && Object.getOwnPropertySymbols(value).length === 0 ? Object.entries(value) : [];
  return [at, ...below.flatMap(([key, inner]) => places(inner, [...at, key]))];
}

function changed(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value)) return value.map((one: unknown, index) => (String(index) === key ? changed(one, rest, to) : one));
  const object = value as Record<string, unknown>;
  return { ...object, [key]: changed(object[key], rest, to) };
}

/** As far as `azml compile` and `azml run` would go before anything runs; the errors that were told. */
async function goThrough(target: unknown): Promise<string[]> {
  const local = compile(target, { folder, target: "local" });
  if (local.job) planJob(local.job, { jobName: "job", datastores: folder });
  const { definition, diagnostics } = compile(target, { folder, target: "files" });
  if (definition) {
    writeDefinition(definition, folder);
    await submitDefinition(definition, new RequestList(), plannedNames(definition, folder));
  }
  return [...local.diagnostics, ...diagnostics].flatMap(({ severity, code, message }) =>
    severity === "error" ? [`${code} ${message}`] : [],
  );
}

/** The errors that were told, or the crash. What azml throws itself while it builds is told as the user's, AZML223. */
async function outcome(make: () => unknown): Promise<readonly string[] | { readonly crash: string }> {
  try {
    const told = await goThrough(make());
    const crash = told.find((text) => text.startsWith("AZML223") && !text.includes("no keys"));
    return crash === undefined ? told : { crash };
  } catch (error) {
    if (error instanceof AzmlError) return error.diagnostics.map(({ code, message }) => `${code} ${message}`);
    return { crash: error instanceof Error ? String(error.stack).split("\n").slice(0, 4).join(" ") : String(error) };
  }
}

describe("options with values that types refuse", () => {
  it.each(Object.entries(subjects))("of %s", async (_, { valid, make }) => {
    expect(await outcome(() => make(valid as never))).toEqual([]);
    const crashes: string[] = [];
    const silent: string[] = [];
    for (const [row, place] of places(valid).entries()) {
      for (const [column, [name, value]] of values.entries()) {
        if ((row * 5 + column) % every !== 0) continue;
        const found = await outcome(() => make(changed(valid, place, value) as never));
        const where = `${place.join(".") || "(all)"} = ${name}`;
        if ("crash" in found) crashes.push(`${where}: ${found.crash}`);
        else if (found.length === 0) silent.push(where);
      }
    }
    expect(crashes).toEqual([]);
    const unfit = /= (?:a symbol|a bigint|a Map|a promise|a RegExp|NaN|Infinity|circular|a proxy that throws|a class)$/;
    expect(silent.filter((one) => unfit.test(one))).toEqual([]);
  });
});
