import {
  type AutomlFieldTable,
  automlYamlName,
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
import { pythonList } from "../../hash/python-repr.js";
import { filled, defined, type JsonObject, mapValues } from "../json-object.js";
import { searchSpaceBody } from "../part/search-space.js";
import { automlFieldsBody, float } from "./automl-fields-body.js";
import { searchText } from "./search-text.js";

type TabularTask = ClassificationTask | RegressionTask | ForecastingTask;
type ImageTask = Exclude<AutomlTask, TabularTask | TextTask>;

/** The task of an AutoML node: flat, in YAML's spelling. */
export function taskBody(task: AutomlTask): JsonObject {
  const { logVerbosity, primaryMetric, targetColumnName } = task;
  return defined({
    task: task.task,
    primary_metric: primaryMetric,
    log_verbosity: logVerbosity,
    target_column_name: targetColumnName,
    ...settingsBody(task),
  });
}

function settingsBody(task: AutomlTask): { readonly [key: string]: JsonObject[string] | undefined } {
  switch (task.task) {
    case "classification":
      return { ...tabularBody(task), positive_label: task.positiveLabel };
    case "regression":
      return tabularBody(task);
    case "forecasting":
      return { ...tabularBody(task), forecasting: task.forecasting && forecastingBody(task.forecasting) };
    case "image_classification":
    case "image_classification_multilabel":
      return imageBody(task, imageClassificationTrainingFields);
    case "image_object_detection":
    case "image_instance_segmentation":
      return imageBody(task, imageDetectionTrainingFields);
    default:
      return textBody(task);
  }
}

function tabularBody(task: TabularTask) {
  const { limits, featurization, training, validationDataSize, testDataSize } = task;
  return {
    limits: limits && automlFieldsBody(limits, tabularLimitFields),
    featurization: featurization && featurizationBody(featurization),
    training: trainingBody(training ?? {}),
    validation_data_size: typeof validationDataSize === "number" ? float(validationDataSize) : validationDataSize,
    test_data_size: typeof testDataSize === "number" ? float(testDataSize) : testDataSize,
    n_cross_validations: task.nCrossValidations,
    cv_split_column_names: task.cvSplitColumnNames,
    weight_column_name: task.weightColumnName,
  };
}

function featurizationBody(featurization: TabularFeaturization): JsonObject {
  const { transformerParams } = featurization;
  return defined({
    mode: featurization.mode,
    dataset_language: featurization.datasetLanguage,
    blocked_transformers: featurization.blockedTransformers,
    column_name_and_types: featurization.columnNameAndTypes,
    transformer_params:
      transformerParams &&
      mapValues(transformerParams as Required<typeof transformerParams>, (list) =>
        list.map(({ fields, parameters }) => defined({ fields, parameters })),
      ),
    enable_dnn_featurization: featurization.enableDnnFeaturization,
  });
}

function trainingBody(training: NonNullable<TabularTask["training"]>): JsonObject {
  const { stackEnsembleSettings: stack } = training;
  return defined({
    ...automlFieldsBody(training, tabularTrainingFields),
    allowed_training_algorithms: training.allowedTrainingAlgorithms,
    blocked_training_algorithms: training.blockedTrainingAlgorithms,
    stack_ensemble_settings:
      stack &&
      defined({
        stack_meta_learner_type: stack.stackMetaLearnerType,
        stack_meta_learner_kwargs: stack.stackMetaLearnerKwargs,
        stack_meta_learner_train_percentage:
          stack.stackMetaLearnerTrainPercentage === undefined ? undefined : float(stack.stackMetaLearnerTrainPercentage),
      }),
  });
}

/** Lists of column names go out as Python prints them, which is how azure-ai-ml has it (semantics.md §24.9). */
function forecastingBody(settings: ForecastingSettings): JsonObject {
  const names = (list: string | readonly string[] | undefined) => (Array.isArray(list) ? pythonList(list) : (list as string | undefined));
  return defined({
    ...automlFieldsBody(settings, forecastingFields),
    forecast_horizon: settings.forecastHorizon,
    seasonality: settings.seasonality,
    target_lags: settings.targetLags,
    target_rolling_window_size: settings.targetRollingWindowSize,
    time_series_id_column_names: names(settings.timeSeriesIdColumnNames),
    features_unknown_at_forecast_time: names(settings.featuresUnknownAtForecastTime),
  });
}

function imageBody(task: ImageTask, training: AutomlFieldTable) {
  const { validationDataSize, testDataSize, sweep, trainingParameters } = task;
  return {
    limits: automlFieldsBody(task.limits ?? {}, imageLimitFields),
    sweep: sweep && sweepBody(sweep),
    training_parameters: trainingParameters && automlFieldsBody(trainingParameters, training),
    search_space: task.searchSpace?.map((space) => searchTexts(space)),
    validation_data_size: typeof validationDataSize === "number" ? float(validationDataSize) : validationDataSize,
    test_data_size: typeof testDataSize === "number" ? float(testDataSize) : testDataSize,
  };
}

/** What azure-ai-ml limits a text task to when nothing is said. */
export const textLimits = { maxTrials: 1, maxNodes: 1 } as const;

function textBody(task: TextTask) {
  const { featurization, sweep, trainingParameters } = task;
  return {
    limits: automlFieldsBody({ ...textLimits, ...task.limits }, textLimitFields),
    featurization: featurization && filled({ dataset_language: featurization.datasetLanguage }),
    sweep: sweep && sweepBody(sweep),
    training_parameters: trainingParameters && automlFieldsBody(trainingParameters, textModelFields),
    // Unlike those of images, search spaces of texts are sent as they are written.
    search_space: task.searchSpace?.map((space) => searchObjects(space)),
  };
}

function sweepBody({ samplingAlgorithm, earlyTermination: policy }: AutomlSweep): JsonObject {
  return defined({ sampling_algorithm: samplingAlgorithm, early_termination: policy && terminationBody(policy) });
}

/** As YAML has it, with the numbers that are not said. */
function terminationBody(policy: NonNullable<AutomlSweep["earlyTermination"]>): JsonObject {
  const { type, evaluationInterval = policy.type === "median_stopping" ? 1 : 0, delayEvaluation = 0 } = policy;
  const common = { type, evaluation_interval: evaluationInterval, delay_evaluation: delayEvaluation };
  switch (policy.type) {
    case "bandit":
      return { ...common, slack_factor: float(policy.slackFactor ?? 0), slack_amount: float(policy.slackAmount ?? 0) };
    case "median_stopping":
      return common;
    case "truncation_selection":
      return { ...common, truncation_percentage: policy.truncationPercentage };
  }
}

function searchTexts(space: AutomlSearchSpace<AutomlFieldTable>): JsonObject {
  return rename(mapValues(space as Required<typeof space>, (value) => value && searchText(value)));
}

function searchObjects(space: AutomlSearchSpace<AutomlFieldTable>): JsonObject {
  return rename(
    mapValues(space as Required<typeof space>, (value) => {
      if (typeof value !== "object" || !("type" in value)) return value;
      return searchSpaceBody({ value } as never)["value"];
    }),
  );
}

function rename(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [automlYamlName(key), value]));
}
