import type { AutomlNode } from "../../model/automl-node.js";
import type {
  ClassificationTask,
  ForecastingSettings,
  ForecastingTask,
  RegressionTask,
  TabularFeaturization,
  TabularTraining,
} from "../../model/automl-task.js";
import type { NodeCommon } from "../../model/node-common.js";
import { approximated, ignored, type ParityTable, same, unheard } from "./parity.js";

export const automlParity: ParityTable<AutomlNode, keyof NodeCommon> = {
  component: same,
  compute: ignored("this machine is the compute"),
  automl: approximated(
    "tables are searched by FLAML, in a Python environment of azml's whatever `--env` says; images and texts are refused (AZML518)",
  ),
  experimentName: ignored("a node is part of its job's experiment"),
  identity: ignored("nobody signs in here"),
  environmentVariables: same,
  resources: ignored("this machine has what it has"),
  queueSettings: ignored("nothing is queued with others"),
};

type Task = ClassificationTask & RegressionTask & ForecastingTask;

/** Settings of the tasks on tables. */
export const automlTaskParity: ParityTable<Omit<Task, "limits" | "featurization" | "training" | "forecasting">> = {
  task: approximated("classification, regression and forecasting"),
  primaryMetric: approximated("computed by scikit-learn, as Azure ML defines them"),
  logVerbosity: ignored("azml says what it says"),
  targetColumnName: same,
  validationDataSize: approximated("another choice of rows; not of forecasts, which are judged on the last rows"),
  testDataSize: approximated("another choice of rows; not of forecasts"),
  nCrossValidations: approximated("Azure ML's number of folds, other folds; of forecasts, windows at the end, one unless it is said"),
  cvSplitColumnNames: unheard("folds are chosen by chance"),
  weightColumnName: approximated("of forecasts a column like the others"),
  positiveLabel: unheard("metrics are those of all classes"),
};

export const automlLimitsParity: ParityTable<NonNullable<Task["limits"]>> = {
  enableEarlyTermination: approximated("after 20 trials without a better score"),
  exitScore: same,
  maxConcurrentTrials: approximated("as many as there are processors for the node, each in a process of its own"),
  maxCoresPerTrial: approximated("at most the node's processors, shared among the trials that run at once"),
  maxNodes: ignored("this machine is one node"),
  maxTrials: approximated("ensembles are further ones; fewer where no algorithm has anything new to try"),
  timeoutMinutes: approximated("of the search; that the best model then learns from all rows takes further time"),
  trialTimeoutMinutes: same,
};

export const automlTrainingParity: ParityTable<TabularTraining> = {
  allowedTrainingAlgorithms: approximated("those that FLAML has, in turn; others are left out (AZML568)"),
  blockedTrainingAlgorithms: same,
  stackEnsembleSettings: approximated("not of forecasts, which have no stacks"),
  enableDnnTraining: unheard("no neural networks are trained"),
  enableModelExplainability: ignored("no explanations are made"),
  enableOnnxCompatibleModels: unheard("the model is one of MLflow's"),
  enableStackEnsemble: approximated("by scikit-learn; not of forecasts"),
  enableVoteEnsemble: approximated("by scikit-learn, with weights found by Caruana's ensemble selection"),
  ensembleModelDownloadTimeoutMinutes: ignored("nothing is downloaded"),
  trainingMode: ignored("one process trains"),
};

export const automlFeaturizationParity: ParityTable<TabularFeaturization> = {
  mode: approximated("`auto` is FLAML's; `off` takes numbers only; `custom` is `auto` with the kinds of columns"),
  datasetLanguage: ignored("texts are categories"),
  blockedTransformers: unheard("FLAML chooses how columns become features"),
  columnNameAndTypes: approximated("Numeric, Categorical, CategoricalHash, DateTime and Ignore"),
  transformerParams: unheard("FLAML chooses how columns become features"),
  enableDnnFeaturization: unheard("texts are categories"),
};

export const automlForecastingParity: ParityTable<ForecastingSettings> = {
  timeColumnName: same,
  forecastHorizon: approximated("`auto` is 1"),
  timeSeriesIdColumnNames: approximated("a model for each series, put together in one"),
  countryOrRegionForHolidays: unheard("holidays are not known"),
  cvStepSize: ignored("forecasts are judged on the last rows"),
  featureLags: unheard("FLAML chooses lags"),
  frequency: approximated("rows that are missing are put in: the last target, the median of numbers, the last of other columns"),
  shortSeriesHandlingConfig: unheard("a series that is too short fails the node"),
  targetAggregateFunction: approximated("with a `frequency`; of other columns numbers are their mean, and others the first"),
  useStl: unheard("seasons are found by the algorithms"),
  seasonality: unheard("seasons are found by the algorithms"),
  targetLags: unheard("FLAML chooses lags"),
  targetRollingWindowSize: unheard("FLAML chooses lags"),
  featuresUnknownAtForecastTime: unheard("all columns are taken as known"),
};
