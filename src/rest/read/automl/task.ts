import {
  type AutomlFieldTable,
  imageClassificationModelFields,
  imageClassificationTrainingFields,
  imageDetectionModelFields,
  imageDetectionTrainingFields,
  imageLimitFields,
  tabularLimitFields,
  textLimitFields,
  textModelFields,
} from "../../../model/automl-fields.js";
import type { AutomlTask } from "../../../model/automl-task.js";
import { automlMetrics, type AutomlTaskName, automlVerbosities } from "../../../model/automl-words.js";
import { compact } from "../../../util/compact.js";
import { readMinutes } from "../part/duration.js";
import { BodyReader } from "../source/body-reader.js";
import { boundText, readFieldMap, readFields, readShare } from "./fields.js";
import { readAuto } from "./auto.js";
import { readSearch, readSweep } from "./search.js";
import { readFeaturization, readForecasting, readTraining } from "./tabular.js";

/** What the parts of a task are called: in a node as in YAML, in a job by their REST names. */
export interface TaskNames {
  readonly limits: string;
  readonly featurization: string;
  readonly training: string;
  readonly forecasting: string;
  readonly sweep: string;
  readonly imageParameters: string;
  readonly textParameters: string;
  /** How text tasks have their search spaces; those of images are always texts. */
  readonly textSearch: "texts" | "maps";
}

/** The settings of a task. */
export function readTask(task: AutomlTaskName, reader: BodyReader, names: TaskNames): AutomlTask {
  const metrics: Readonly<Record<string, string>> = automlMetrics[task];
  const common = compact({
    primaryMetric: boundText(reader.get("primary_metric")) ?? reader.oneOf("primary_metric", metrics),
    logVerbosity: reader.oneOf("log_verbosity", automlVerbosities),
    targetColumnName: reader.string("target_column_name"),
  });
  // The words and settings were read by the tables of this very task.
  return { task, ...common, ...compact(readSettings(task, reader, names)) } as unknown as AutomlTask;
}

function readSettings(task: AutomlTaskName, reader: BodyReader, names: TaskNames): object {
  switch (task) {
    case "classification":
      return { ...readTabular(task, reader, names), positiveLabel: reader.string("positive_label") };
    case "regression":
      return readTabular(task, reader, names);
    case "forecasting":
      return { ...readTabular(task, reader, names), forecasting: readForecasting(reader.get(names.forecasting)) };
    case "image_classification":
    case "image_classification_multilabel":
      return readImage(reader, names, imageClassificationTrainingFields, imageClassificationModelFields);
    case "image_object_detection":
    case "image_instance_segmentation":
      return readImage(reader, names, imageDetectionTrainingFields, imageDetectionModelFields);
    case "text_classification":
    case "text_classification_multilabel":
    case "text_ner":
      return readText(task, reader, names);
  }
}

function readTabular(task: "classification" | "regression" | "forecasting", reader: BodyReader, names: TaskNames): object {
  reader.require("target_column_name");
  return {
    limits: readLimits(reader, names, tabularLimitFields),
    featurization: readFeaturization(reader.get(names.featurization)),
    training: readTraining(reader.get(names.training), task),
    validationDataSize: readShare(reader, "validation_data_size"),
    testDataSize: readShare(reader, "test_data_size"),
    nCrossValidations: readAuto(reader, "n_cross_validations"),
    cvSplitColumnNames: reader.stringList("cv_split_column_names"),
    weightColumnName: reader.string("weight_column_name"),
  };
}

function readImage(reader: BodyReader, names: TaskNames, training: AutomlFieldTable, search: AutomlFieldTable): object {
  reader.require("target_column_name");
  return {
    limits: readLimits(reader, names, imageLimitFields),
    sweep: readSweep(reader.get(names.sweep)),
    trainingParameters: readFieldMap(reader, names.imageParameters, training),
    searchSpace: readSearch(reader.get("search_space"), search, "texts"),
    validationDataSize: readShare(reader, "validation_data_size"),
    testDataSize: readShare(reader, "test_data_size"),
  };
}

function readText(task: AutomlTaskName, reader: BodyReader, names: TaskNames): object {
  if (task !== "text_ner") reader.require("target_column_name");
  return {
    limits: readLimits(reader, names, textLimitFields),
    featurization: readFieldMap(reader, names.featurization, { datasetLanguage: "text" }),
    sweep: readSweep(reader.get(names.sweep)),
    trainingParameters: readFieldMap(reader, names.textParameters, textModelFields),
    searchSpace: readSearch(reader.get("search_space"), textModelFields, names.textSearch),
  };
}

/** Minutes in a node, durations in a job. */
function readLimits(owner: BodyReader, { limits: key }: TaskNames, table: AutomlFieldTable): object | undefined {
  const value = owner.get(key);
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"${key}"`);
  const times = { timeoutMinutes: readMinutes(reader, "timeout"), trialTimeoutMinutes: readMinutes(reader, "trial_timeout") };
  // A job has these two beside ours; azure-ai-ml knows no other value of them.
  for (const name of ["sweep_concurrent_trials", "sweep_trials"]) reader.constant(name, 0);
  const limits = { ...compact(times), ...readFields(reader, table) };
  reader.close();
  return limits;
}
