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
  /** Tries networks as well. Default: false. */
  enableDnnTraining: "boolean",
  /** Explains the best model by the weight of its features. Default: true. */
  enableModelExplainability: "boolean",
  /** Only models that can be written as ONNX. Default: false. */
  enableOnnxCompatibleModels: "boolean",
  /** Tries a stack of the best models at the end. */
  enableStackEnsemble: "boolean",
  /** Tries a vote of the best models at the end. */
  enableVoteEnsemble: "boolean",
  /** Minutes to wait for the models of an ensemble. */
  ensembleModelDownloadTimeoutMinutes: "integer",
  /** Whether one model is trained on several machines. */
  trainingMode: ["auto", "distributed", "non_distributed"],
} as const satisfies AutomlFieldTable;

/** Settings of forecasts that hold one value. */
export const forecastingFields = {
  /** Country whose holidays count, by its code of two letters: `US`. */
  countryOrRegionForHolidays: "text",
  /** Periods between one fold and the next. */
  cvStepSize: "integer",
  /** Whether numeric columns are looked back at. */
  featureLags: ["none", "auto"],
  /** Length of a period: `D`, `W`, `H`, … That of the data when absent. */
  frequency: "text",
  /** What happens to series that are too short: filled up, or left out. */
  shortSeriesHandlingConfig: ["none", "auto", "pad", "drop"],
  /** How values of one period become one, where `frequency` is longer than that of the data. */
  targetAggregateFunction: ["none", "sum", "max", "min", "mean"],
  /** Column with the times. */
  timeColumnName: "text",
  /** Takes the season, or season and trend, apart as features. */
  useStl: ["none", "season", "seasontrend"],
} as const satisfies AutomlFieldTable;

export const tabularLimitFields = {
  /** Ends when the metric gets no better. Default: true. */
  enableEarlyTermination: "boolean",
  /** Ends as soon as the metric is this good. */
  exitScore: "number",
  /** Trials at the same time. */
  maxConcurrentTrials: "integer",
  /** Processors of a trial; -1 is all of them. */
  maxCoresPerTrial: "integer",
  /** Machines in all, for distributed training. */
  maxNodes: "integer",
  /** Trials in all. */
  maxTrials: "integer",
  /** Minutes for the whole search. */
  timeoutMinutes: "integer",
  /** Minutes for one trial. */
  trialTimeoutMinutes: "integer",
} as const satisfies AutomlFieldTable;

export const imageLimitFields = {
  /** Trials at the same time. */
  maxConcurrentTrials: "integer",
  /** Trials in all. */
  maxTrials: "integer",
  /** Minutes for the whole search. */
  timeoutMinutes: "integer",
} as const satisfies AutomlFieldTable;

export const textLimitFields = {
  /** Trials at the same time. */
  maxConcurrentTrials: "integer",
  /** Trials in all. */
  maxTrials: "integer",
  /** Machines in all, for distributed training. */
  maxNodes: "integer",
  /** Minutes for the whole search. */
  timeoutMinutes: "integer",
  /** Minutes for one trial. */
  trialTimeoutMinutes: "integer",
} as const satisfies AutomlFieldTable;

const learningRateSchedulers = ["none", "warmup_cosine", "step"] as const;
const optimizers = ["none", "sgd", "adam", "adamw"] as const;
const modelSizes = ["none", "small", "medium", "large", "extra_large"] as const;
const validationMetrics = ["none", "coco", "voc", "coco_voc"] as const;

/** What image models have in common, as training parameters and in search spaces. */
const imageModelFields = {
  /** AMSGrad of the optimizers adam and adamw. */
  amsGradient: "boolean",
  /** First moment of the optimizers adam and adamw, 0 to 1. */
  beta1: "number",
  /** Second moment of the optimizers adam and adamw, 0 to 1. */
  beta2: "number",
  /** Trains on all GPUs of all machines. Default: true. */
  distributed: "boolean",
  /** Ends a trial when its metric gets no better. Default: true. */
  earlyStopping: "boolean",
  /** Epochs before a trial may be ended. */
  earlyStoppingDelay: "integer",
  /** Epochs without progress before a trial is ended. */
  earlyStoppingPatience: "integer",
  /** Epochs between two looks at the validation data. Default: 1. */
  evaluationFrequency: "integer",
  /** Puts the normalisation of images into the ONNX model. Default: false. */
  enableOnnxNormalization: "boolean",
  /** Batches whose gradients are added up before a step. Default: 1. */
  gradientAccumulationStep: "integer",
  /** Layers from the input on that do not learn. */
  layersToFreeze: "integer",
  /** Learning rate, above 0 and up to 1. */
  learningRate: "number",
  /** How the learning rate changes. */
  learningRateScheduler: learningRateSchedulers,
  /** Name of the network: `vitb16r224`, `yolov5`, … */
  modelName: "text",
  /** Momentum of the optimizer sgd, 0 to 1. */
  momentum: "number",
  /** Nesterov's momentum of the optimizer sgd. */
  nesterov: "boolean",
  /** Passes over the data. */
  numberOfEpochs: "integer",
  /** Processes that load images. */
  numberOfWorkers: "integer",
  /** How weights change. */
  optimizer: optimizers,
  /** Equal seeds give equal results. */
  randomSeed: "integer",
  /** Factor of each step of the scheduler `step`. */
  stepLrGamma: "number",
  /** Epochs between steps of the scheduler `step`. */
  stepLrStepSize: "integer",
  /** Images in a batch while training. */
  trainingBatchSize: "integer",
  /** Images in a batch while validating. */
  validationBatchSize: "integer",
  /** Cycles of the scheduler `warmup_cosine`. */
  warmupCosineLrCycles: "number",
  /** Epochs of warming up of the scheduler `warmup_cosine`. */
  warmupCosineLrWarmupEpochs: "integer",
  /** Weight decay of the optimizer, 0 to 1. */
  weightDecay: "number",
} as const satisfies AutomlFieldTable;

/** Settings of image models that may be searched for. */
export const imageClassificationModelFields = {
  ...imageModelFields,
  /** Pixels a side of what the network is shown while training. */
  trainingCropSize: "integer",
  /** Pixels a side of what it is shown while validating. */
  validationCropSize: "integer",
  /** Pixels a side before that is cut out. */
  validationResizeSize: "integer",
  /** Loss by how rare a class is: 0 not, 1 by the root, 2 in proportion. */
  weightedLoss: "integer",
} as const satisfies AutomlFieldTable;

/** Settings of models that find things in images, which may be searched for. */
export const imageDetectionModelFields = {
  ...imageModelFields,
  /** Most boxes in an image. */
  boxDetectionsPerImage: "integer",
  /** Boxes below this score are dropped, 0 to 1. */
  boxScoreThreshold: "number",
  /** Pixels a side, of yolov5. */
  imageSize: "integer",
  /** Longest side in pixels, of others than yolov5. */
  maxSize: "integer",
  /** Shortest side in pixels, of others than yolov5. */
  minSize: "integer",
  /** Size of the network, of yolov5. */
  modelSize: modelSizes,
  /** Trains with images of several sizes, of yolov5. */
  multiScale: "boolean",
  /** Overlap above which one of two boxes is dropped, 0 to 1. */
  nmsIouThreshold: "number",
  /** Tiles that an image is cut into, for small objects: `"3x2"`. */
  tileGridSize: "text",
  /** Share by which tiles overlap, 0 to below 1. */
  tileOverlapRatio: "number",
  /** Overlap above which one of two boxes of different tiles is dropped, 0 to 1. */
  tilePredictionsNmsThreshold: "number",
  /** Overlap above which a box counts as found, 0 to 1. */
  validationIouThreshold: "number",
  /** What the validation is measured by. */
  validationMetricType: validationMetrics,
} as const satisfies AutomlFieldTable;

const imageTrainingFields = {
  /** Further settings as a text of JSON. */
  advancedSettings: "text",
  /** Epochs between two checkpoints. */
  checkpointFrequency: "integer",
  /** Id of the run whose checkpoint is gone on from. */
  checkpointRunId: "text",
} as const;

export const imageClassificationTrainingFields = {
  ...imageClassificationModelFields,
  ...imageTrainingFields,
} as const satisfies AutomlFieldTable;

export const imageDetectionTrainingFields = {
  ...imageDetectionModelFields,
  ...imageTrainingFields,
  /** Whether metrics of the training data are logged: `enable` or `disable`. */
  logTrainingMetrics: "text",
  /** Whether the loss of the validation data is logged: `enable` or `disable`. */
  logValidationLoss: "text",
} as const satisfies AutomlFieldTable;

/** Settings of text models, as training parameters and in search spaces. */
export const textModelFields = {
  /** Batches whose gradients are added up before a step. */
  gradientAccumulationSteps: "integer",
  /** Learning rate, above 0. */
  learningRate: "number",
  /** How the learning rate changes. */
  learningRateScheduler: ["none", "linear", "cosine", "cosine_with_restarts", "polynomial", "constant", "constant_with_warmup"],
  /** Name of the network: `bert-base-cased`, … */
  modelName: "text",
  /** Passes over the data. */
  numberOfEpochs: "integer",
  /** Texts in a batch while training. */
  trainingBatchSize: "integer",
  /** Texts in a batch while validating. */
  validationBatchSize: "integer",
  /** Share of the steps in which the learning rate grows, 0 to 1. */
  warmupRatio: "number",
  /** Weight decay of the optimizer, 0 to 1. */
  weightDecay: "number",
} as const satisfies AutomlFieldTable;
