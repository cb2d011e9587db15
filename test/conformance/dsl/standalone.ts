// Jobs of one step: commands, sweeps, Spark, AutoML.
import path from "node:path";
import {
  automl,
  bandit,
  choice,
  command,
  cron,
  environment,
  logUniform,
  medianStopping,
  mlflowModel,
  randint,
  schedule,
  spark,
  standaloneJob,
  step,
  sweep,
  truncationSelection,
  uniform,
  uriFile,
  uriFolder,
} from "../../../src/index.js";
import { M, type Twin } from "./corpus.js";

const env = "azureml:my-env:1";

export const standalone_command: Twin = (corpus) => {
  const c = command({
    displayName: "d",
    description: "x",
    tags: { a: "b" },
    code: path.join(corpus, "src"),
    command: "python main.py --a ${{inputs.a}} --b ${{inputs.b}} --o ${{outputs.o}}",
    environment: environment({ image: "docker.example/x:1", conda: path.join(corpus, "conda.yml") }),
    environmentVariables: { E: "1" },
    resources: { instanceCount: 2, shmSize: "1g", dockerArgs: ["--a", "--b"] },
    limits: { timeout: 100 },
    distribution: { type: "pytorch", processCountPerInstance: 2 },
    identity: { type: "managed_identity", clientId: "c" },
    services: { ssh: { type: "ssh", ssh_public_keys: "A" }, tb: { type: "tensor_board", log_dir: "l", nodes: "all" } },
    inputs: {
      a: { type: "uri_folder", mode: "ro_mount" },
      b: { type: "integer", default: 3 },
      c: { type: "number", default: 1 },
      d: { type: "boolean", default: true },
      e: { type: "string", default: "s" },
      f: "mlflow_model",
    },
    outputs: { o: { type: "uri_folder", mode: "rw_mount" }, p: "uri_file", q: "mltable" },
  });
  return standaloneJob(
    () =>
      step(
        c,
        { a: uriFolder(path.join(corpus, "data")), f: mlflowModel("azureml:m@latest") },
        {
          compute: "gpu",
          inputs: { a: { mode: "ro_mount" } },
          outputs: { o: { path: "azureml://datastores/d/paths/x" }, p: { name: "reg", version: "2" } },
        },
      ),
    { name: "cmd-job", experimentName: "exp" },
  );
};

export const standalone_command_serverless: Twin = () => {
  const c = command({
    command: "echo hi",
    environment: env,
    resources: { instanceType: "Standard_DS3_v2" },
    queueSettings: { jobTier: "standard" },
    identity: { type: "user_identity" },
  });
  return standaloneJob(() => step(c, {}), { experimentName: "dsl" });
};

export const standalone_command_local: Twin = () => {
  const c = command({ command: "echo hi", environment: env, compute: "local" });
  return standaloneJob(() => step(c, {}), { name: "loc", experimentName: "dsl" });
};

export const standalone_command_bad_binding: Twin = () => {
  // @ts-expect-error the command names an input that there is not
  const c = command({ command: "echo ${{inputs.zz}}", environment: env, compute: "cpu", inputs: { a: { type: "integer", default: 1 } } });
  return standaloneJob(() => step(c, {}), { name: "bb" });
};

export const standalone_command_no_environment: Twin = () => {
  const c = command({ command: "echo", compute: "cpu" });
  return standaloneJob(() => step(c, {}), { name: "ne" });
};

export const standalone_command_bad_name: Twin = () => {
  const c = command({ command: "echo", environment: env, compute: "cpu" });
  return standaloneJob(() => step(c, {}), { name: "bad name!" });
};

function searched(inputs: "integer" | "string", text: string) {
  return command({ name: "t", command: text, environment: "azureml:my-env:3", inputs: { k: inputs }, compute: "cpu" });
}

export const sweep_standalone: Twin = (corpus) => {
  const c = command({
    code: path.join(corpus, "src"),
    command: "python main.py --lr ${{inputs.lr}} --k ${{inputs.k}}",
    environment: "azureml:my-env:3",
    inputs: { lr: { type: "number", default: 0.1 }, k: { type: "integer", default: 1 }, f: { type: "string", default: "z" } },
    compute: "cpu",
  });
  return standaloneJob(
    () =>
      sweep(
        c,
        { lr: logUniform(-3, -1), k: choice(1, 2) },
        {
          primaryMetric: "m",
          goal: "maximize",
          samplingAlgorithm: "grid",
          earlyTermination: truncationSelection({ truncationPercentage: 20 }),
          limits: { maxTotalTrials: 4, timeout: 7200 },
        },
      ),
    { experimentName: "dsl" },
  );
};

export const sweep_without_limits: Twin = () =>
  standaloneJob(
    () =>
      sweep(
        searched("integer", "echo ${{inputs.k}}"),
        { k: randint(3) },
        // @ts-expect-error no limits
        { primaryMetric: "m", goal: "maximize", samplingAlgorithm: "bayesian" },
      ),
    { experimentName: "dsl" },
  );

export const sweep_nested_choice: Twin = () => {
  const c = command({
    name: "sw",
    command: "echo ${{inputs.m}}",
    environment: "azureml:my-env:3",
    inputs: { m: "string" },
    compute: "cpu",
  });
  const m = choice({ net: "a", lr: uniform(0, 1) } as never, { net: "b", layers: choice(1, 2) } as never);
  return standaloneJob(
    () => sweep(c, { m }, { primaryMetric: "m", goal: "maximize", samplingAlgorithm: "random", limits: { maxTotalTrials: 2 } }),
    { experimentName: "dsl" },
  );
};

export const spark_standalone: Twin = (corpus) => {
  const sp = spark({
    displayName: "s",
    code: path.join(corpus, "src"),
    entry: { file: "main.py" },
    driverCores: 1,
    driverMemory: "2g",
    executorCores: 2,
    executorMemory: "2g",
    executorInstances: 2,
    inputs: { d: { type: "uri_file", mode: "direct" } },
    outputs: { o: { type: "uri_folder", mode: "direct" } },
    args: "--d ${{inputs.d}}",
    identity: { type: "user_identity" },
    resources: { instanceType: "Standard_E8S_V3", runtimeVersion: "3.4.0" },
  });
  return standaloneJob(
    () =>
      step(
        sp,
        { d: uriFile("azureml://datastores/x/paths/a.csv", { mode: "direct" }) },
        { outputs: { o: { path: "azureml://datastores/x/paths/o" } } },
      ),
    { name: "sp-job", experimentName: "exp" },
  );
};

const automlJob = { name: "automl-job", experimentName: "exp" };
const gpu = { compute: "gpu" };
const data = { trainingData: M("t"), targetColumnName: "y" };

export const automl_classification_job: Twin = () =>
  standaloneJob(
    () =>
      automl.classification(
        {
          trainingData: M("t2"),
          validationData: M("v"),
          testData: M("x"),
          targetColumnName: "z",
          weightColumnName: "w",
          cvSplitColumnNames: ["c1"],
          primaryMetric: "auc_weighted",
          positiveLabel: "yes",
          limits: {
            timeoutMinutes: 60,
            trialTimeoutMinutes: 20,
            maxTrials: 5,
            maxConcurrentTrials: 2,
            maxCoresPerTrial: -1,
            exitScore: 0.9,
            enableEarlyTermination: false,
          },
          training: {
            blockedTrainingAlgorithms: ["logistic_regression"],
            enableOnnxCompatibleModels: true,
            enableDnnTraining: false,
            enableModelExplainability: true,
            enableVoteEnsemble: false,
            ensembleModelDownloadTimeoutMinutes: 300,
          },
          featurization: { mode: "auto" },
        },
        { ...gpu, outputs: { bestModel: { type: "mlflow_model" } } },
      ),
    { ...automlJob, tags: { a: "1" } },
  );

export const automl_regression_job: Twin = () =>
  standaloneJob(
    () =>
      automl.regression(
        {
          ...data,
          primaryMetric: "r2_score",
          nCrossValidations: "auto",
          featurization: {
            mode: "custom",
            blockedTransformers: ["label_encoder"],
            columnNameAndTypes: { a: "Numeric" },
            datasetLanguage: "eng",
            enableDnnFeaturization: true,
            transformerParams: { imputer: [{ fields: ["a"], parameters: { strategy: "median" } }] },
          },
        },
        gpu,
      ),
    automlJob,
  );

const images = {
  ...data,
  validationData: M("v"),
  limits: { timeoutMinutes: 60, maxTrials: 10, maxConcurrentTrials: 2 },
  trainingParameters: {
    earlyStopping: true,
    evaluationFrequency: 1,
    learningRate: 0.01,
    numberOfEpochs: 15,
    optimizer: "adamw",
    numberOfWorkers: 2,
  },
  sweep: { samplingAlgorithm: "random", earlyTermination: bandit({ evaluationInterval: 2, slackFactor: 0.2, delayEvaluation: 6 }) },
} as const;

export const automl_image_classification_job: Twin = () =>
  standaloneJob(
    () =>
      automl.imageClassification(
        {
          ...images,
          primaryMetric: "accuracy",
          searchSpace: [
            { modelName: choice("vitb16r224", "vits16r224"), learningRate: uniform(0.001, 0.01), numberOfEpochs: choice(15, 30) },
            { modelName: "seresnext", layersToFreeze: choice(0, 2) },
          ],
        },
        gpu,
      ),
    automlJob,
  );

export const automl_image_object_detection_job: Twin = () =>
  standaloneJob(
    () =>
      automl.imageObjectDetection(
        {
          ...images,
          primaryMetric: "mean_average_precision",
          searchSpace: [{ modelName: choice("yolov5"), modelSize: choice("small"), multiScale: false }],
        },
        gpu,
      ),
    { ...automlJob, properties: { p: "q" } },
  );

export const automl_image_instance_segmentation_job: Twin = () =>
  standaloneJob(() => automl.imageInstanceSegmentation({ ...images, primaryMetric: "mean_average_precision" }, gpu), automlJob);

export const automl_text_classification_job: Twin = () =>
  standaloneJob(
    () =>
      automl.textClassification(
        {
          ...data,
          validationData: M("v"),
          primaryMetric: "accuracy",
          limits: { timeoutMinutes: 60, maxTrials: 2, maxConcurrentTrials: 1, maxNodes: 4, trialTimeoutMinutes: 20 },
          featurization: { datasetLanguage: "eng" },
          trainingParameters: { weightDecay: 0.01, numberOfEpochs: 3 },
          sweep: { samplingAlgorithm: "grid", earlyTermination: medianStopping({ evaluationInterval: 2 }) },
          searchSpace: [{ modelName: choice("bert-base-cased"), learningRate: uniform(0.1, 0.2) }],
        },
        gpu,
      ),
    automlJob,
  );

export const schedule_command_job: Twin = (corpus) => {
  const c = command({
    code: path.join(corpus, "src"),
    command: "python main.py",
    environment: environment({ image: "docker.example/x:1" }),
    compute: "cpu",
  });
  return schedule({ name: "s6", trigger: cron("0 0 * * *"), job: standaloneJob(() => step(c, {}), { name: "c" }) });
};

export const schedule_spark_job: Twin = (corpus) => {
  const sp = spark({
    code: path.join(corpus, "src"),
    entry: { file: "main.py" },
    driverCores: 1,
    driverMemory: "2g",
    executorCores: 2,
    executorMemory: "2g",
    executorInstances: 2,
    resources: { instanceType: "standard_e4s_v3", runtimeVersion: "3.4" },
  });
  return schedule({ name: "s9", trigger: cron("0 0 * * *"), job: standaloneJob(() => step(sp, {}), { name: "sp" }) });
};
