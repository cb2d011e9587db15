import { pascalCase } from "change-case";
import {
  type AutomlFieldTable,
  forecastingFields,
  imageClassificationTrainingFields,
  imageDetectionTrainingFields,
  imageLimitFields,
  tabularLimitFields,
  tabularTrainingFields,
  textLimitFields,
  textModelFields,
} from "../../model/automl-fields.js";
import type {
  AutomlSearchSpace,
  AutomlSweep,
  AutomlTask,
  ClassificationTask,
  ForecastingSettings,
  ForecastingTask,
  RegressionTask,
  TabularFeaturization,
  TextTask,
} from "../../model/automl-task.js";
import {
  automlAlgorithms,
  automlMetaLearners,
  automlMetrics,
  automlTaskNames,
  automlTrainingModes,
  automlTransformerParameters,
  automlTransformers,
  automlVerbosities,
} from "../../model/automl-words.js";
import type { Json } from "../../model/environment.js";
import { defined, type JsonObject } from "../json-object.js";
import { isoDuration } from "../part/duration.js";
import { jobTerminationBody } from "../part/job-termination.js";
import { automlFieldsBody, float } from "./automl-fields-body.js";
import { searchText } from "./search-text.js";
import { textLimits } from "./task-body.js";

type TabularTask = ClassificationTask | RegressionTask | ForecastingTask;
type ImageTask = Exclude<AutomlTask, TabularTask | TextTask>;
type Body = { readonly [key: string]: Json | undefined };

/** `taskDetails` of an AutoML job, but for its data: names and words of the REST API's. */
export function taskDetails(task: AutomlTask): JsonObject {
  const { logVerbosity, primaryMetric, targetColumnName } = task;
  return defined({
    taskType: automlTaskNames[task.task],
    // Where there is but one metric, for texts, it is not sent.
    primaryMetric: oneMetric.has(task.task) ? undefined : word(primaryMetric, automlMetrics[task.task]),
    logVerbosity: word(logVerbosity, automlVerbosities),
    targetColumnName: task.task === "text_ner" ? undefined : targetColumnName,
    ...settings(task),
  });
}

const oneMetric: ReadonlySet<AutomlTask["task"]> = new Set(["text_ner", "text_classification_multilabel"]);

function settings(task: AutomlTask): Body {
  switch (task.task) {
    case "classification":
      return { ...tabular(task), positiveLabel: task.positiveLabel };
    case "regression":
      return tabular(task);
    case "forecasting":
      return { ...tabular(task), forecastingSettings: task.forecasting && forecasting(task.forecasting) };
    case "image_classification":
    case "image_classification_multilabel":
      return image(task, imageClassificationTrainingFields);
    case "image_object_detection":
    case "image_instance_segmentation":
      return image(task, imageDetectionTrainingFields);
    default:
      return text(task);
  }
}

/** The REST word for a word of YAML's; another word stays. */
function word(written: string | undefined, words: Readonly<Record<string, string>>): string | undefined {
  return written === undefined ? undefined : (words[written] ?? written);
}

function share(value: number | string | undefined): Json | undefined {
  return typeof value === "number" ? float(value) : value;
}

/** Names that REST spells otherwise than the rule has it. */
const oddNames: Readonly<Record<string, string>> = {
  stepLrGamma: "stepLRGamma",
  stepLrStepSize: "stepLRStepSize",
  warmupCosineLrCycles: "warmupCosineLRCycles",
  warmupCosineLrWarmupEpochs: "warmupCosineLRWarmupEpochs",
};

function restName(name: string): string {
  return oddNames[name] ?? name;
}

/** Limits: minutes become durations. */
function limitsOf(limits: object, table: AutomlFieldTable): JsonObject {
  const { timeoutMinutes, trialTimeoutMinutes, ...rest } = automlFieldsBody(limits, table, restName);
  return defined({ ...rest, timeout: minutes(timeoutMinutes), trialTimeout: minutes(trialTimeoutMinutes) });
}

function minutes(count: Json | undefined): string | undefined {
  return typeof count === "number" && count !== 0 ? isoDuration(count * 60) : undefined;
}

/** Azure ML takes one value, or lets the service find it. */
function auto(value: number | string | undefined): Json | undefined {
  if (value === undefined || value === 0) return undefined;
  return typeof value === "string" ? { mode: "Auto" } : { mode: "Custom", value };
}

function tabular(task: TabularTask): Body {
  const { limits, featurization, training } = task;
  return {
    limitSettings: limits && { sweepConcurrentTrials: 0, sweepTrials: 0, ...limitsOf(limits, tabularLimitFields) },
    featurizationSettings: featurization && featurizationSettings(featurization),
    trainingSettings: training && trainingSettings(training, automlAlgorithms[task.task]),
    validationDataSize: share(task.validationDataSize),
    testDataSize: share(task.testDataSize),
    nCrossValidations: auto(task.nCrossValidations),
    cvSplitColumnNames: task.cvSplitColumnNames,
    weightColumnName: task.weightColumnName,
  };
}

function featurizationSettings(featurization: TabularFeaturization): JsonObject {
  const params = Object.entries(featurization.transformerParams ?? {}) as [
    keyof typeof automlTransformerParameters,
    NonNullable<NonNullable<TabularFeaturization["transformerParams"]>["imputer"]>,
  ][];
  return defined({
    mode: featurization.mode,
    datasetLanguage: featurization.datasetLanguage,
    blockedTransformers: featurization.blockedTransformers?.map((name) => automlTransformers[name]),
    columnNameAndTypes: featurization.columnNameAndTypes,
    transformerParams: Object.fromEntries(
      params.map(([name, list]) => [
        automlTransformerParameters[name],
        list.map(({ fields, parameters }) => defined({ fields, parameters })),
      ]),
    ),
    enableDnnFeaturization: featurization.enableDnnFeaturization,
  });
}

function trainingSettings(training: NonNullable<TabularTask["training"]>, algorithms: Readonly<Record<string, string>>): JsonObject {
  const { stackEnsembleSettings: stack } = training;
  const {
    ensembleModelDownloadTimeoutMinutes: timeout,
    trainingMode,
    ...fields
  } = automlFieldsBody(training, tabularTrainingFields, restName);
  const names = (list: readonly string[] | undefined) => list?.map((name) => word(name, algorithms) ?? name);
  return defined({
    ...fields,
    ensembleModelDownloadTimeout: minutes(timeout),
    trainingMode: word(trainingMode as string | undefined, automlTrainingModes),
    allowedTrainingAlgorithms: names(training.allowedTrainingAlgorithms),
    blockedTrainingAlgorithms: names(training.blockedTrainingAlgorithms),
    stackEnsembleSettings:
      stack &&
      defined({
        stackMetaLearnerType: automlMetaLearners[stack.stackMetaLearnerType],
        stackMetaLearnerKWargs: stack.stackMetaLearnerKwargs,
        stackMetaLearnerTrainPercentage: share(stack.stackMetaLearnerTrainPercentage),
      }),
  });
}

function forecasting(given: ForecastingSettings): JsonObject {
  const list = (names: string | readonly string[] | undefined) => (typeof names === "string" ? [names] : names);
  const { targetLags } = given;
  return defined({
    ...automlFieldsBody(given, forecastingFields, restName),
    forecastHorizon: auto(given.forecastHorizon),
    seasonality: auto(given.seasonality),
    targetLags: typeof targetLags === "string" ? { mode: "Auto" } : targetLags && { mode: "Custom", values: [targetLags].flat() },
    targetRollingWindowSize: auto(given.targetRollingWindowSize),
    timeSeriesIdColumnNames: list(given.timeSeriesIdColumnNames),
    featuresUnknownAtForecastTime: list(given.featuresUnknownAtForecastTime),
  });
}

function image(task: ImageTask, training: AutomlFieldTable): Body {
  const { limits, trainingParameters } = task;
  return {
    limitSettings: limitsOf(limits ?? {}, imageLimitFields),
    sweepSettings: task.sweep && sweepSettings(task.sweep),
    modelSettings: trainingParameters && modelSettings(trainingParameters, training),
    searchSpace: task.searchSpace?.map((space) => searchTexts(space)),
    validationDataSize: share(task.validationDataSize),
  };
}

function text(task: TextTask): Body {
  const { featurization, trainingParameters } = task;
  return {
    limitSettings: limitsOf({ ...textLimits, ...task.limits }, textLimitFields),
    featurizationSettings: featurization && defined({ datasetLanguage: featurization.datasetLanguage }),
    sweepSettings: task.sweep && sweepSettings(task.sweep),
    fixedParameters: trainingParameters && { ...noTextModel, ...modelSettings(trainingParameters, textModelFields) },
    searchSpace: task.searchSpace?.map((space) => ({ ...noTextModel, ...searchTexts(space) })),
  };
}

/** Words are spelled as in REST; those that are texts to YAML among them. */
function modelSettings(parameters: object, table: AutomlFieldTable): JsonObject {
  return Object.fromEntries(
    Object.entries(automlFieldsBody(parameters, table, (name) => name)).map(([name, value]) => {
      const isWord = typeof table[name] === "object" || name === "logTrainingMetrics" || name === "logValidationLoss";
      return [restName(name), isWord && typeof value === "string" ? pascalCase(value) : value];
    }),
  );
}

/** Of text models every setting is sent, be it that there is none. */
const noTextModel: JsonObject = Object.fromEntries(Object.keys(textModelFields).map((name) => [name, null]));

function sweepSettings({ samplingAlgorithm, earlyTermination: policy }: AutomlSweep): JsonObject {
  return defined({ samplingAlgorithm, earlyTermination: policy && jobTerminationBody(policy) });
}

function searchTexts(space: AutomlSearchSpace<AutomlFieldTable>): JsonObject {
  return Object.fromEntries(
    Object.entries(space).flatMap(([name, value]) => (value === undefined ? [] : [[restName(name), searchText(value)]])),
  );
}
