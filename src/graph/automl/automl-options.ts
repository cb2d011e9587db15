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
import {
  automlAlgorithms,
  automlMetaLearners,
  type AutomlTaskName,
  automlTransformerParameters,
  automlTransformers,
  automlVerbosities,
} from "../../model/automl-words.js";
import {
  boundText,
  type Field,
  type Fields,
  filledText,
  json,
  ListOf,
  MapOf,
  numberAbove,
  numberIn,
  oneOf,
  wholeNumber,
} from "../options/field.js";
import { earlyTermination, samplingAlgorithms } from "../options/sweep-fields.js";

const bound = [boundText, "binding"] as const;

/** The options that a table of settings stands for; whole numbers are at least `min`. Each but a text may be a binding. */
function options(table: AutomlFieldTable, min: number): Fields {
  return Object.fromEntries(
    Object.entries(table).map(([name, field]): [string, Field] => {
      if (field === "text") return [name, filledText];
      if (field === "boolean") return [name, ["boolean", ...bound]];
      if (field === "number") return [name, ["number", ...bound]];
      return [name, [field === "integer" ? wholeNumber({ min }) : oneOf(field), ...bound]];
    }),
  );
}

/** Limits are counts. A trial may have all cores, which are -1. */
function limits(table: AutomlFieldTable): Fields {
  const fields = options(table, 1);
  return "maxCoresPerTrial" in fields ? { ...fields, maxCoresPerTrial: [wholeNumber({ min: -1 }), ...bound] } : fields;
}

const columns = new ListOf(filledText);
const auto = [oneOf(["auto"]), ...bound] as const;
const countOrAuto = [wholeNumber({ min: 1 }), ...auto] as const;
const share = [numberAbove(0, 1), ...bound] as const;

const common = {
  trainingData: "any",
  validationData: "any",
  testData: "any",
  primaryMetric: "string",
  logVerbosity: oneOf(Object.keys(automlVerbosities)),
} as const;
const sizes = { validationDataSize: share, testDataSize: share } as const;
const sweep = { samplingAlgorithm: samplingAlgorithms, earlyTermination } as const;
const target = { targetColumnName: [filledText, "binding"] } as const;
const transformer = new ListOf({ fields: columns, parameters: new MapOf(json, "parameter") });

const tabular = (task: keyof typeof automlAlgorithms): Fields => ({
  ...common,
  ...target,
  ...sizes,
  limits: limits(tabularLimitFields),
  featurization: {
    mode: oneOf(["auto", "off", "custom"]),
    datasetLanguage: "string",
    blockedTransformers: new ListOf(oneOf(Object.keys(automlTransformers))),
    columnNameAndTypes: new MapOf(filledText, "column"),
    transformerParams: Object.fromEntries(Object.keys(automlTransformerParameters).map((name) => [name, transformer])),
    enableDnnFeaturization: "boolean",
  },
  training: {
    ...options(tabularTrainingFields, 0),
    allowedTrainingAlgorithms: new ListOf(oneOf(Object.keys(automlAlgorithms[task]))),
    blockedTrainingAlgorithms: new ListOf(oneOf(Object.keys(automlAlgorithms[task]))),
    stackEnsembleSettings: {
      stackMetaLearnerType: oneOf(Object.keys(automlMetaLearners)),
      stackMetaLearnerKwargs: new MapOf(json, "argument"),
      stackMetaLearnerTrainPercentage: numberIn({ min: 0, max: 1 }),
    },
  },
  nCrossValidations: [wholeNumber({ min: 2 }), ...auto],
  cvSplitColumnNames: columns,
  weightColumnName: filledText,
});
const images = (table: AutomlFieldTable): Fields => ({
  ...common,
  ...target,
  ...sizes,
  limits: limits(imageLimitFields),
  sweep,
  trainingParameters: options(table, 0),
  searchSpace: new ListOf("any"),
});
const texts: Fields = {
  ...common,
  ...target,
  limits: limits(textLimitFields),
  featurization: { datasetLanguage: "string" },
  sweep,
  trainingParameters: options(textModelFields, 0),
  searchSpace: new ListOf("any"),
};

/** The settings that each task of AutoML takes. */
export const automlOptions: Readonly<Record<AutomlTaskName, Fields>> = {
  classification: { ...tabular("classification"), positiveLabel: "string" },
  regression: tabular("regression"),
  forecasting: {
    ...tabular("forecasting"),
    forecasting: {
      ...options(forecastingFields, 1),
      timeSeriesIdColumnNames: [filledText, columns],
      forecastHorizon: countOrAuto,
      seasonality: countOrAuto,
      targetLags: [new ListOf(wholeNumber({ min: 1 })), ...countOrAuto],
      targetRollingWindowSize: countOrAuto,
      featuresUnknownAtForecastTime: [filledText, columns],
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
