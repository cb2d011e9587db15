import type {
  AutomlFields,
  AutomlFieldTable,
  BoundText,
  forecastingFields,
  imageClassificationModelFields,
  imageClassificationTrainingFields,
  imageDetectionModelFields,
  imageDetectionTrainingFields,
  imageLimitFields,
  tabularLimitFields,
  tabularTrainingFields,
  textLimitFields,
  textModelFields,
} from "./automl-fields.js";
import type {
  automlAlgorithms,
  automlMetaLearners,
  automlMetrics,
  AutomlTaskName,
  automlTransformerParameters,
  automlTransformers,
  automlVerbosities,
} from "./automl-words.js";
import type { Json } from "./environment.js";
import type { SearchDistribution } from "./search-space.js";
import type { EarlyTermination, SamplingAlgorithm } from "./sweep-settings.js";
import type { Quantity } from "./written-number.js";

/**
 * What AutoML is to find a model for. Its data are no part of it: they are inputs of the node or job, named `training_data`,
 * `validation_data` and `test_data`.
 */
export type AutomlTask =
  | ClassificationTask
  | RegressionTask
  | ForecastingTask
  | ImageTask<"image_classification" | "image_classification_multilabel", ClassificationImages>
  | ImageTask<"image_object_detection" | "image_instance_segmentation", DetectionImages>
  | TextTask;

/** Names of the inputs that an AutoML node or job may have. */
export const automlDataNames = ["training_data", "validation_data", "test_data"] as const;

interface TaskCommon<Task extends AutomlTaskName> {
  readonly task: Task;
  /** What the best model is best in; each task has a default of its own. */
  readonly primaryMetric?: (keyof (typeof automlMetrics)[Task] & string) | BoundText;
  /** `info` when absent. */
  readonly logVerbosity?: keyof typeof automlVerbosities;
}

type TabularTaskName = keyof typeof automlAlgorithms;

interface TabularTask<Task extends TabularTaskName> extends TaskCommon<Task> {
  readonly targetColumnName: string;
  readonly limits?: AutomlFields<typeof tabularLimitFields>;
  readonly featurization?: TabularFeaturization;
  readonly training?: TabularTraining<Task>;
  /** Share of the training data, 0 to 1. */
  readonly validationDataSize?: number | BoundText;
  readonly testDataSize?: number | BoundText;
  readonly nCrossValidations?: number | "auto" | BoundText;
  readonly cvSplitColumnNames?: readonly string[];
  readonly weightColumnName?: string;
}

export interface ClassificationTask extends TabularTask<"classification"> {
  /** The label that counts as positive, of two. */
  readonly positiveLabel?: string;
}

export interface RegressionTask extends TabularTask<"regression"> {}

export interface ForecastingTask extends TabularTask<"forecasting"> {
  readonly forecasting?: ForecastingSettings;
}

/** How columns become features. */
export interface TabularFeaturization {
  /** `auto` when absent. */
  readonly mode?: "auto" | "off" | "custom";
  readonly datasetLanguage?: string;
  readonly blockedTransformers?: readonly (keyof typeof automlTransformers)[];
  /** Column → kind of its content, such as `Numeric` or `CategoricalHash`. */
  readonly columnNameAndTypes?: Readonly<Record<string, string>>;
  readonly transformerParams?: { readonly [Name in keyof typeof automlTransformerParameters]?: readonly ColumnTransformer[] };
  readonly enableDnnFeaturization?: boolean;
}

export interface ColumnTransformer {
  readonly fields?: readonly string[];
  readonly parameters?: Readonly<Record<string, Json>>;
}

/** Which models are trained, and how. */
export interface TabularTraining<Task extends TabularTaskName = TabularTaskName> extends AutomlFields<typeof tabularTrainingFields> {
  readonly allowedTrainingAlgorithms?: readonly (keyof (typeof automlAlgorithms)[Task] & string)[];
  readonly blockedTrainingAlgorithms?: readonly (keyof (typeof automlAlgorithms)[Task] & string)[];
  readonly stackEnsembleSettings?: StackEnsembleSettings;
}

export interface StackEnsembleSettings {
  readonly stackMetaLearnerType: keyof typeof automlMetaLearners;
  readonly stackMetaLearnerKwargs?: { readonly [key: string]: Json };
  readonly stackMetaLearnerTrainPercentage?: number;
}

/** What is to be known of a time series. */
export interface ForecastingSettings extends AutomlFields<typeof forecastingFields> {
  readonly timeSeriesIdColumnNames?: string | readonly string[];
  readonly forecastHorizon?: number | "auto" | BoundText;
  readonly seasonality?: number | "auto" | BoundText;
  readonly targetLags?: number | readonly number[] | "auto" | BoundText;
  readonly targetRollingWindowSize?: number | "auto" | BoundText;
  readonly featuresUnknownAtForecastTime?: string | readonly string[];
}

/** How trials of image and text models are chosen. */
export interface AutomlSweep {
  readonly samplingAlgorithm?: SamplingAlgorithm & string;
  readonly earlyTermination?: EarlyTermination;
}

/** A value that a setting may take in a search: one, or a distribution of several. */
export type AutomlSearchValue =
  | string
  | boolean
  | Quantity
  | { readonly type: "choice"; readonly values: readonly (string | boolean | Quantity)[] }
  | Exclude<SearchDistribution, { readonly type: "choice" }>;

/** Settings of a model → the values they may take. */
export type AutomlSearchSpace<Table extends AutomlFieldTable> = { readonly [Name in keyof Table]?: AutomlSearchValue };

interface ClassificationImages {
  readonly training: typeof imageClassificationTrainingFields;
  readonly search: typeof imageClassificationModelFields;
}

interface DetectionImages {
  readonly training: typeof imageDetectionTrainingFields;
  readonly search: typeof imageDetectionModelFields;
}

interface ImageTask<Task extends AutomlTaskName, Fields extends ClassificationImages | DetectionImages> extends TaskCommon<Task> {
  readonly targetColumnName: string;
  readonly limits?: AutomlFields<typeof imageLimitFields>;
  readonly sweep?: AutomlSweep;
  readonly trainingParameters?: AutomlFields<Fields["training"]>;
  /** Each map is a search of its own. */
  readonly searchSpace?: readonly AutomlSearchSpace<Fields["search"]>[];
  readonly validationDataSize?: number | BoundText;
  readonly testDataSize?: number | BoundText;
}

export interface TextTask extends TaskCommon<"text_classification" | "text_classification_multilabel" | "text_ner"> {
  /** Not of `text_ner`, whose labels stand in the text. */
  readonly targetColumnName?: string;
  readonly limits?: AutomlFields<typeof textLimitFields>;
  readonly featurization?: { readonly datasetLanguage?: string };
  readonly sweep?: AutomlSweep;
  readonly trainingParameters?: AutomlFields<typeof textModelFields>;
  /** Each map is a search of its own. */
  readonly searchSpace?: readonly AutomlSearchSpace<typeof textModelFields>[];
}
