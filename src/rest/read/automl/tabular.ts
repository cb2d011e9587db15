import { type AutomlFieldTable, forecastingFields, tabularTrainingFields } from "../../../model/automl-fields.js";
import type {
  ColumnTransformer,
  ForecastingSettings,
  StackEnsembleSettings,
  TabularFeaturization,
  TabularTraining,
} from "../../../model/automl-task.js";
import { automlAlgorithms, automlMetaLearners, automlTransformerParameters, automlTransformers } from "../../../model/automl-words.js";
import { compact } from "../../../util/compact.js";
import { readMinutes } from "../part/duration.js";
import { BodyReader, expectMap, readWord, sameWords } from "../source/body-reader.js";
import type { BodyValue } from "../source/body-value.js";
import { readAuto, readLags } from "./auto.js";
import { readColumnNames } from "./column-names.js";
import { readFields, readWordKeys, readWords } from "./fields.js";

/** `training` of a node, `trainingSettings` of a job, where a time is a duration. */
export function readTraining(value: BodyValue | undefined, task: keyof typeof automlAlgorithms): TabularTraining | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"training"`);
  const algorithms: Readonly<Record<string, string>> = automlAlgorithms[task];
  const training = compact({
    ensembleModelDownloadTimeoutMinutes: readMinutes(reader, "ensemble_model_download_timeout"),
    ...readFields(reader, tabularTrainingFields satisfies AutomlFieldTable),
    allowedTrainingAlgorithms: readWords(reader.get("allowed_training_algorithms"), algorithms),
    blockedTrainingAlgorithms: readWords(reader.get("blocked_training_algorithms"), algorithms),
    stackEnsembleSettings: readStack(reader.get("stack_ensemble_settings")),
  });
  reader.close();
  // The words are those of the task's table.
  return training as TabularTraining;
}

function readStack(value: BodyValue | undefined): StackEnsembleSettings | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"stack_ensemble_settings"`);
  const place = reader.require("stack_meta_learner_type");
  const stackMetaLearnerType = place && readWord(place, automlMetaLearners);
  const percentage = reader.number("stack_meta_learner_train_percentage");
  const settings = compact({
    stackMetaLearnerKwargs: reader.map("stack_meta_learner_kwargs"),
    stackMetaLearnerTrainPercentage: typeof percentage === "number" ? percentage : undefined,
  });
  reader.close();
  return stackMetaLearnerType && { stackMetaLearnerType, ...settings };
}

/** `featurization` of a node, `featurizationSettings` of a job. */
export function readFeaturization(value: BodyValue | undefined): TabularFeaturization | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"featurization"`);
  const featurization = compact({
    mode: reader.oneOf("mode", sameWords(["auto", "off", "custom"])),
    datasetLanguage: reader.string("dataset_language"),
    blockedTransformers: readWords(reader.get("blocked_transformers"), automlTransformers),
    columnNameAndTypes: reader.strings("column_name_and_types"),
    transformerParams: readTransformers(reader.get("transformer_params")),
    enableDnnFeaturization: reader.boolean("enable_dnn_featurization"),
  });
  reader.close();
  return featurization;
}

function readTransformers(value: BodyValue | undefined): TabularFeaturization["transformerParams"] {
  if (value === undefined) return undefined;
  const entries = readWordKeys(value, automlTransformerParameters);
  return Object.fromEntries(entries.map(([name, list]) => [name, list.items().map(readTransformer)]));
}

function readTransformer(value: BodyValue): ColumnTransformer {
  const reader = new BodyReader(value, "a transformer");
  const transformer = compact({ fields: reader.stringList("fields"), parameters: reader.map("parameters") });
  reader.close();
  return transformer;
}

/** `forecasting` of a node, `forecastingSettings` of a job. */
export function readForecasting(value: BodyValue | undefined): ForecastingSettings | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"forecasting"`);
  expectMap(value, `"forecasting"`);
  const settings = {
    ...readFields(reader, forecastingFields),
    ...compact({
      timeSeriesIdColumnNames: readColumnNames(reader, "time_series_id_column_names"),
      forecastHorizon: readAuto(reader, "forecast_horizon"),
      seasonality: readAuto(reader, "seasonality"),
      targetLags: readLags(reader, "target_lags"),
      targetRollingWindowSize: readAuto(reader, "target_rolling_window_size"),
      featuresUnknownAtForecastTime: readColumnNames(reader, "features_unknown_at_forecast_time"),
    }),
  };
  reader.close();
  return settings;
}
