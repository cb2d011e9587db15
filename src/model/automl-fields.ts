/**
 * Plain settings of AutoML tasks, by name and type. The types of the model, the YAML reader, the YAML writer and the REST printer all go by
 * these tables. Names are in camel case; YAML and the nodes of pipelines have them in snake case.
 */

/** A type of setting: a text, a number, truth, or one of a few words. */
export type AutomlField = "text" | "integer" | "number" | "boolean" | readonly string[];

export type AutomlFieldTable = Readonly<Record<string, AutomlField>>;

/** A data binding in place of a value; only in a pipeline. */
export type BoundText = `\${{${string}}}`;

type ValueOf<Field extends AutomlField> = Field extends "text"
  ? string
  : Field extends "boolean"
    ? boolean | BoundText
    : Field extends readonly (infer Word)[]
      ? Word | BoundText
      : number | BoundText;

/** The settings that a table describes; each may be left out. */
export type AutomlFields<Table extends AutomlFieldTable> = { readonly [Name in keyof Table]?: ValueOf<Table[Name]> };

/** The name in YAML: `nmsIouThreshold` → `nms_iou_threshold`. */
export function automlYamlName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Settings of training on tables, but for the algorithms. */
export const tabularTrainingFields = {
  enableDnnTraining: "boolean",
  enableModelExplainability: "boolean",
  enableOnnxCompatibleModels: "boolean",
  enableStackEnsemble: "boolean",
  enableVoteEnsemble: "boolean",
  ensembleModelDownloadTimeoutMinutes: "integer",
  trainingMode: ["auto", "distributed", "non_distributed"],
} as const satisfies AutomlFieldTable;

/** Settings of forecasts that hold one value. */
export const forecastingFields = {
  countryOrRegionForHolidays: "text",
  cvStepSize: "integer",
  featureLags: ["none", "auto"],
  frequency: "text",
  shortSeriesHandlingConfig: ["none", "auto", "pad", "drop"],
  targetAggregateFunction: ["none", "sum", "max", "min", "mean"],
  timeColumnName: "text",
  useStl: ["none", "season", "seasontrend"],
} as const satisfies AutomlFieldTable;

export const tabularLimitFields = {
  enableEarlyTermination: "boolean",
  exitScore: "number",
  maxConcurrentTrials: "integer",
  maxCoresPerTrial: "integer",
  maxNodes: "integer",
  maxTrials: "integer",
  timeoutMinutes: "integer",
  trialTimeoutMinutes: "integer",
} as const satisfies AutomlFieldTable;

export const imageLimitFields = {
  maxConcurrentTrials: "integer",
  maxTrials: "integer",
  timeoutMinutes: "integer",
} as const satisfies AutomlFieldTable;

export const textLimitFields = {
  maxConcurrentTrials: "integer",
  maxTrials: "integer",
  maxNodes: "integer",
  timeoutMinutes: "integer",
  trialTimeoutMinutes: "integer",
} as const satisfies AutomlFieldTable;

const learningRateSchedulers = ["none", "warmup_cosine", "step"] as const;
const optimizers = ["none", "sgd", "adam", "adamw"] as const;
const modelSizes = ["none", "small", "medium", "large", "extra_large"] as const;
const validationMetrics = ["none", "coco", "voc", "coco_voc"] as const;

/** What image models have in common, as training parameters and in search spaces. */
const imageModelFields = {
  amsGradient: "boolean",
  beta1: "number",
  beta2: "number",
  distributed: "boolean",
  earlyStopping: "boolean",
  earlyStoppingDelay: "integer",
  earlyStoppingPatience: "integer",
  evaluationFrequency: "integer",
  enableOnnxNormalization: "boolean",
  gradientAccumulationStep: "integer",
  layersToFreeze: "integer",
  learningRate: "number",
  learningRateScheduler: learningRateSchedulers,
  modelName: "text",
  momentum: "number",
  nesterov: "boolean",
  numberOfEpochs: "integer",
  numberOfWorkers: "integer",
  optimizer: optimizers,
  randomSeed: "integer",
  stepLrGamma: "number",
  stepLrStepSize: "integer",
  trainingBatchSize: "integer",
  validationBatchSize: "integer",
  warmupCosineLrCycles: "number",
  warmupCosineLrWarmupEpochs: "integer",
  weightDecay: "number",
} as const satisfies AutomlFieldTable;

/** Settings of image models that may be searched for. */
export const imageClassificationModelFields = {
  ...imageModelFields,
  trainingCropSize: "integer",
  validationCropSize: "integer",
  validationResizeSize: "integer",
  weightedLoss: "integer",
} as const satisfies AutomlFieldTable;

/** Settings of models that find things in images, which may be searched for. */
export const imageDetectionModelFields = {
  ...imageModelFields,
  boxDetectionsPerImage: "integer",
  boxScoreThreshold: "number",
  imageSize: "integer",
  maxSize: "integer",
  minSize: "integer",
  modelSize: modelSizes,
  multiScale: "boolean",
  nmsIouThreshold: "number",
  tileGridSize: "text",
  tileOverlapRatio: "number",
  tilePredictionsNmsThreshold: "number",
  validationIouThreshold: "number",
  validationMetricType: validationMetrics,
} as const satisfies AutomlFieldTable;

const imageTrainingFields = { advancedSettings: "text", checkpointFrequency: "integer", checkpointRunId: "text" } as const;

export const imageClassificationTrainingFields = {
  ...imageClassificationModelFields,
  ...imageTrainingFields,
} as const satisfies AutomlFieldTable;

export const imageDetectionTrainingFields = {
  ...imageDetectionModelFields,
  ...imageTrainingFields,
  logTrainingMetrics: "text",
  logValidationLoss: "text",
} as const satisfies AutomlFieldTable;

/** Settings of text models, as training parameters and in search spaces. */
export const textModelFields = {
  gradientAccumulationSteps: "integer",
  learningRate: "number",
  learningRateScheduler: ["none", "linear", "cosine", "cosine_with_restarts", "polynomial", "constant", "constant_with_warmup"],
  modelName: "text",
  numberOfEpochs: "integer",
  trainingBatchSize: "integer",
  validationBatchSize: "integer",
  warmupRatio: "number",
  weightDecay: "number",
} as const satisfies AutomlFieldTable;
