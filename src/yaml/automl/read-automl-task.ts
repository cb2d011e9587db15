import {
  imageClassificationModelFields,
  imageClassificationTrainingFields,
  imageDetectionModelFields,
  imageDetectionTrainingFields,
  imageLimitFields,
  textLimitFields,
  textModelFields,
} from "../../model/automl-fields.js";
import type { AutomlTask } from "../../model/automl-task.js";
import { automlMetrics, automlTaskNames, type AutomlTaskName, automlVerbosities } from "../../model/automl-words.js";
import { compact } from "../../util/compact.js";
import type { MapReader } from "../source/map-reader.js";
import { boundText, readAutomlMap, readNumber, snakeSpelling } from "./read-automl-fields.js";
import { readAutomlSearch, readAutomlSweep } from "./read-automl-search.js";
import { readForecasting, readTabular } from "./read-tabular.js";

/** Metrics that azure-ai-ml goes by when a file names none. */
const defaultMetrics: { readonly [Task in AutomlTaskName]: string } = {
  classification: "accuracy",
  regression: "normalized_root_mean_squared_error",
  forecasting: "normalized_root_mean_squared_error",
  image_classification: "accuracy",
  image_classification_multilabel: "iou",
  image_object_detection: "mean_average_precision",
  image_instance_segmentation: "mean_average_precision",
  text_classification: "accuracy",
  text_classification_multilabel: "accuracy",
  text_ner: "accuracy",
};

/** The task of an AutoML node or job; undefined, and reported, when it names none. */
export function readAutomlTask(reader: MapReader): AutomlTask | undefined {
  reader.require("task");
  const task = reader.oneOf("task", Object.keys(automlTaskNames) as AutomlTaskName[]);
  if (task === undefined) return undefined;
  const isText = task.startsWith("text_");
  const verbosities = Object.keys(automlVerbosities) as (keyof typeof automlVerbosities)[];
  const common = {
    primaryMetric:
      reader.oneOfOrBinding("primary_metric", Object.keys(automlMetrics[task]), { spelling: snakeSpelling }) ?? defaultMetrics[task],
    ...compact({ logVerbosity: reader.oneOf("log_verbosity", verbosities, { spelling: snakeSpelling }) ?? (isText ? undefined : "info") }),
  };
  // The words and settings were read by the tables of this very task.
  return { task, ...common, ...readSettings(task, reader) } as unknown as AutomlTask;
}

function readSettings(task: AutomlTaskName, reader: MapReader): object {
  switch (task) {
    case "classification":
      return { ...readTabular(reader, task), ...compact({ positiveLabel: reader.string("positive_label") }) };
    case "regression":
      return readTabular(reader, task);
    case "forecasting":
      return { ...readTabular(reader, task), ...compact({ forecasting: readForecasting(reader.get("forecasting")) }) };
    case "image_classification":
    case "image_classification_multilabel":
      return readImage(reader, imageClassificationTrainingFields, imageClassificationModelFields);
    case "image_object_detection":
    case "image_instance_segmentation":
      return readImage(reader, imageDetectionTrainingFields, imageDetectionModelFields);
    case "text_classification":
    case "text_classification_multilabel":
    case "text_ner":
      return readText(task, reader);
  }
}

function readImage(
  reader: MapReader,
  training: typeof imageClassificationTrainingFields | typeof imageDetectionTrainingFields,
  search: typeof imageClassificationModelFields | typeof imageDetectionModelFields,
): object {
  reader.require("target_column_name");
  return {
    targetColumnName: reader.string("target_column_name") ?? "",
    ...compact({
      limits: readAutomlMap(reader, "limits", imageLimitFields),
      sweep: readAutomlSweep(reader.get("sweep")),
      trainingParameters: readAutomlMap(reader, "training_parameters", training),
      searchSpace: readAutomlSearch(reader.get("search_space"), search),
      validationDataSize: boundText(reader.get("validation_data_size")) ?? readNumber(reader, "validation_data_size"),
      testDataSize: boundText(reader.get("test_data_size")) ?? readNumber(reader, "test_data_size"),
    }),
  };
}

function readText(task: AutomlTaskName, reader: MapReader): object {
  if (task !== "text_ner") reader.require("target_column_name");
  return compact({
    targetColumnName: reader.string("target_column_name"),
    limits: readAutomlMap(reader, "limits", textLimitFields),
    featurization: readAutomlMap(reader, "featurization", { datasetLanguage: "text" }),
    sweep: readAutomlSweep(reader.get("sweep")),
    trainingParameters: readAutomlMap(reader, "training_parameters", textModelFields),
    searchSpace: readAutomlSearch(reader.get("search_space"), textModelFields),
  });
}
