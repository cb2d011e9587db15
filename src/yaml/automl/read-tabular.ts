import { forecastingFields, tabularLimitFields, tabularTrainingFields } from "../../model/automl-fields.js";
import type {
  ClassificationTask,
  ColumnTransformer,
  ForecastingSettings,
  ForecastingTask,
  RegressionTask,
  StackEnsembleSettings,
  TabularFeaturization,
  TabularTraining,
} from "../../model/automl-task.js";
import { automlAlgorithms, automlMetaLearners, automlTransformerParameters, automlTransformers } from "../../model/automl-words.js";
import type { Json } from "../../model/environment.js";
import { floatText } from "../../model/literal-text.js";
import { WrittenNumber } from "../../model/written-number.js";
import { compact } from "../../util/compact.js";
import { MapReader } from "../source/map-reader.js";
import { describe, expectMap, readOneOf, readString } from "../source/read-value.js";
import type { YamlValue } from "../source/yaml-value.js";
import { boundText, numberOf, readAutomlFields, readAutomlMap, readNumber, snakeSpelling } from "./read-automl-fields.js";

type TabularTask = ClassificationTask | RegressionTask | ForecastingTask;

/** What the three tasks on tables have in common, and `training` for the algorithms of `task`. */
export function readTabular(reader: MapReader, task: TabularTask["task"]): object {
  reader.require("target_column_name");
  return {
    targetColumnName: reader.string("target_column_name") ?? "",
    ...compact({
      limits: readAutomlMap(reader, "limits", tabularLimitFields),
      featurization: readFeaturization(reader.get("featurization")),
      training: readTraining(reader.get("training"), task),
      validationDataSize: boundText(reader.get("validation_data_size")) ?? readNumber(reader, "validation_data_size"),
      testDataSize: boundText(reader.get("test_data_size")) ?? readNumber(reader, "test_data_size"),
      nCrossValidations: readAuto(reader, "n_cross_validations"),
      cvSplitColumnNames: reader.stringList("cv_split_column_names"),
      weightColumnName: reader.string("weight_column_name"),
    }),
  };
}

function readTraining(value: YamlValue | undefined, task: TabularTask["task"]): TabularTraining | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"training"`);
  const algorithms = Object.keys(automlAlgorithms[task]);
  const training = {
    ...readAutomlFields(reader, tabularTrainingFields),
    ...compact({
      allowedTrainingAlgorithms: readWords(reader.get("allowed_training_algorithms"), algorithms),
      blockedTrainingAlgorithms: readWords(reader.get("blocked_training_algorithms"), algorithms),
      stackEnsembleSettings: readStack(reader.get("stack_ensemble_settings")),
    }),
  };
  reader.close();
  return training as TabularTraining;
}

function readStack(value: YamlValue | undefined): StackEnsembleSettings | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"stack_ensemble_settings"`);
  reader.require("stack_meta_learner_type");
  const learners = Object.keys(automlMetaLearners) as (keyof typeof automlMetaLearners)[];
  const settings = {
    stackMetaLearnerType: reader.oneOf("stack_meta_learner_type", learners, { spelling: snakeSpelling }) ?? "none",
    ...compact({
      stackMetaLearnerKwargs: reader.json("stack_meta_learner_kwargs") as { readonly [key: string]: Json } | undefined,
      stackMetaLearnerTrainPercentage: readNumber(reader, "stack_meta_learner_train_percentage"),
    }),
  };
  reader.close();
  return settings;
}

function readFeaturization(value: YamlValue | undefined): TabularFeaturization | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"featurization"`);
  const transformers = Object.keys(automlTransformers) as (keyof typeof automlTransformers)[];
  const featurization = compact({
    mode: reader.oneOf("mode", ["auto", "off", "custom"], { anyCase: true }) ?? ("auto" as const),
    datasetLanguage: reader.string("dataset_language"),
    blockedTransformers: readWords(reader.get("blocked_transformers"), transformers),
    columnNameAndTypes: reader.strings("column_name_and_types"),
    transformerParams: readTransformers(reader.get("transformer_params")),
    enableDnnFeaturization: reader.boolean("enable_dnn_featurization"),
  });
  reader.close();
  return featurization;
}

function readTransformers(value: YamlValue | undefined): TabularFeaturization["transformerParams"] {
  if (value === undefined) return undefined;
  expectMap(value, `"transformer_params"`);
  const names = Object.keys(automlTransformerParameters);
  const read: Record<string, ColumnTransformer[]> = {};
  for (const [key, given] of value.entries()) {
    const name = snakeSpelling(key);
    if (!names.includes(name)) given.reportKey("AZML411", `"${key}" is not one of ${names.join(", ")}`, { focus: key });
    read[name] = given.items().map(readTransformer);
  }
  return read;
}

function readTransformer(value: YamlValue): ColumnTransformer {
  const reader = new MapReader(value, "a transformer");
  const given = reader.get("parameters");
  const parameters =
    given === undefined ? undefined : Object.fromEntries(given.entries().map(([name, item]) => [name, readParameter(item)] as const));
  const transformer = compact({ fields: reader.stringList("fields"), parameters });
  reader.close();
  return transformer;
}

/** A number where it can be one (azure-ai-ml takes `"3"` for 3.0), a text, or nothing. */
function readParameter(value: YamlValue): Json {
  if (value.isNull) return null;
  const number = value.number ?? numberOf(value.rawText);
  return number === undefined ? (readString(value) ?? null) : new WrittenNumber(floatText(number));
}

/** `forecasting:` */
export function readForecasting(value: YamlValue | undefined): ForecastingSettings | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"forecasting"`);
  const settings = {
    ...readAutomlFields(reader, forecastingFields),
    ...compact({
      timeSeriesIdColumnNames: readOneOrMore(reader, "time_series_id_column_names"),
      forecastHorizon: readAuto(reader, "forecast_horizon"),
      seasonality: readAuto(reader, "seasonality"),
      targetLags: readLags(reader),
      targetRollingWindowSize: readAuto(reader, "target_rolling_window_size"),
      featuresUnknownAtForecastTime: readOneOrMore(reader, "features_unknown_at_forecast_time"),
    }),
  };
  reader.close();
  return settings;
}

/** A whole number, or `auto`. */
function readAuto(reader: MapReader, key: string): number | "auto" | `\${{${string}}}` | undefined {
  const value = reader.get(key);
  if (value?.rawText.toLowerCase() === "auto") return "auto";
  const number = reader.integer(key);
  return typeof number === "string" ? boundText(value) : number;
}

function readLags(reader: MapReader): ForecastingSettings["targetLags"] {
  const value = reader.get("target_lags");
  if (value === undefined || !value.isList) return readAuto(reader, "target_lags");
  return value.items().flatMap((item) => {
    if (item.number === undefined) item.report("AZML408", `expected a whole number, got ${describe(item)}`);
    return item.number ?? [];
  });
}

function readOneOrMore(reader: MapReader, key: string): string | string[] | undefined {
  return reader.get(key)?.isList ? reader.stringList(key) : reader.string(key);
}

function readWords<Word extends string>(value: YamlValue | undefined, words: readonly Word[]): Word[] | undefined {
  if (value === undefined) return undefined;
  if (!value.isList) value.report("AZML408", `expected a list, got ${describe(value)}`);
  return value.items().flatMap((item) => readOneOf(item, words, { spelling: snakeSpelling }) ?? []);
}
