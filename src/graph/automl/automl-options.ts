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
import type { AutomlTaskName } from "../../model/automl-words.js";
import type { Fields } from "../option-reader.js";

/** The options that a table of settings stands for. Each but a text may be a binding. */
function options(table: AutomlFieldTable): Fields {
  return Object.fromEntries(
    Object.entries(table).map(([name, field]) => {
      if (field === "text") return [name, "string"];
      return [name, [field === "boolean" ? "boolean" : typeof field === "string" ? "number" : "string", "binding"]];
    }),
  );
}

const common = { trainingData: "any", validationData: "any", testData: "any", primaryMetric: "string", logVerbosity: "string" } as const;
const sizes = { validationDataSize: ["number", "binding"], testDataSize: ["number", "binding"] } as const;
const sweep = { samplingAlgorithm: "string", earlyTermination: "object" } as const;
const target = { targetColumnName: ["string", "binding"] } as const;

const tabular: Fields = {
  ...common,
  ...target,
  ...sizes,
  limits: options(tabularLimitFields),
  featurization: {
    mode: "string",
    datasetLanguage: "string",
    blockedTransformers: "array",
    columnNameAndTypes: "object",
    transformerParams: "object",
    enableDnnFeaturization: "boolean",
  },
  training: {
    ...options(tabularTrainingFields),
    allowedTrainingAlgorithms: "array",
    blockedTrainingAlgorithms: "array",
    stackEnsembleSettings: "object",
  },
  nCrossValidations: ["number", "string", "binding"],
  cvSplitColumnNames: "array",
  weightColumnName: "string",
};
const images = (table: AutomlFieldTable): Fields => ({
  ...common,
  ...target,
  ...sizes,
  limits: options(imageLimitFields),
  sweep,
  trainingParameters: options(table),
  searchSpace: "array",
});
const texts: Fields = {
  ...common,
  ...target,
  limits: options(textLimitFields),
  featurization: { datasetLanguage: "string" },
  sweep,
  trainingParameters: options(textModelFields),
  searchSpace: "array",
};

/** The settings that each task of AutoML takes. */
export const automlOptions: Readonly<Record<AutomlTaskName, Fields>> = {
  classification: { ...tabular, positiveLabel: "string" },
  regression: tabular,
  forecasting: {
    ...tabular,
    forecasting: {
      ...options(forecastingFields),
      timeSeriesIdColumnNames: ["string", "array"],
      forecastHorizon: ["number", "string", "binding"],
      seasonality: ["number", "string", "binding"],
      targetLags: ["number", "array", "string", "binding"],
      targetRollingWindowSize: ["number", "string", "binding"],
      featuresUnknownAtForecastTime: ["string", "array"],
    },
  },
  image_classification: images(imageClassificationTrainingFields),
  image_classification_multilabel: images(imageClassificationTrainingFields),
  image_object_detection: images(imageDetectionTrainingFields),
  image_instance_segmentation: images(imageDetectionTrainingFields),
  text_classification: texts,
  text_classification_multilabel: texts,
  text_ner: texts,
};
