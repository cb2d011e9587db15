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
  /** Column that is to be predicted (`target_column_name`). */
  readonly targetColumnName: string;
  /** When the search ends. */
  readonly limits?: AutomlFields<typeof tabularLimitFields>;
  /** How columns become features. `auto` when absent. */
  readonly featurization?: TabularFeaturization;
  /** Which models are tried, and how. */
  readonly training?: TabularTraining<Task>;
  /** Share of the training data, 0 to 1. */
  readonly validationDataSize?: number | BoundText;
  /** Share of the training data that tests the best model, 0 to 1 (`test_data_size`). */
  readonly testDataSize?: number | BoundText;
  /** Folds of cross validation, or `auto` (`n_cross_validations`). In place of validation data. */
  readonly nCrossValidations?: number | "auto" | BoundText;
  /** Columns that say which rows are for validation, one a fold (`cv_split_column_names`). */
  readonly cvSplitColumnNames?: readonly string[];
  /** Column with the weight of each row (`weight_column_name`). */
  readonly weightColumnName?: string;
}

export interface ClassificationTask extends TabularTask<"classification"> {
  /** The label that counts as positive, of two. */
  readonly positiveLabel?: string;
}

export interface RegressionTask extends TabularTask<"regression"> {}

export interface ForecastingTask extends TabularTask<"forecasting"> {
  /** What is to be known of the time series. */
  readonly forecasting?: ForecastingSettings;
}

/** How columns become features. */
export interface TabularFeaturization {
  /** `auto` when absent. */
  readonly mode?: "auto" | "off" | "custom";
  /** Language of texts, by its code of three letters: `eng` (`dataset_language`). */
  readonly datasetLanguage?: string;
  /** Transformers that are not used (`blocked_transformers`). */
  readonly blockedTransformers?: readonly (keyof typeof automlTransformers)[];
  /** Column → kind of its content, such as `Numeric` or `CategoricalHash`. */
  readonly columnNameAndTypes?: Readonly<Record<string, string>>;
  /** Parameters of transformers, by transformer (`transformer_params`). */
  readonly transformerParams?: { readonly [Name in keyof typeof automlTransformerParameters]?: readonly ColumnTransformer[] };
  /** Lets a network of the service make features of texts (`enable_dnn_featurization`). */
  readonly enableDnnFeaturization?: boolean;
}

export interface ColumnTransformer {
  /** Columns that it is for; all when absent. */
  readonly fields?: readonly string[];
  /** Its parameters, by their names. */
  readonly parameters?: Readonly<Record<string, Json>>;
}

/** Which models are trained, and how. */
export interface TabularTraining<Task extends TabularTaskName = TabularTaskName> extends AutomlFields<typeof tabularTrainingFields> {
  /** Only these are tried (`allowed_training_algorithms`). */
  readonly allowedTrainingAlgorithms?: readonly (keyof (typeof automlAlgorithms)[Task] & string)[];
  /** These are not tried (`blocked_training_algorithms`). */
  readonly blockedTrainingAlgorithms?: readonly (keyof (typeof automlAlgorithms)[Task] & string)[];
  /** How models are stacked (`stack_ensemble_settings`). */
  readonly stackEnsembleSettings?: StackEnsembleSettings;
}

export interface StackEnsembleSettings {
  /** The model that puts the others together (`stack_meta_learner_type`). */
  readonly stackMetaLearnerType: keyof typeof automlMetaLearners;
  /** Its parameters (`stack_meta_learner_kwargs`). */
  readonly stackMetaLearnerKwargs?: { readonly [key: string]: Json };
  /** Share of the training data that it learns from, 0 to 1 (`stack_meta_learner_train_percentage`). */
  readonly stackMetaLearnerTrainPercentage?: number;
}

/** What is to be known of a time series. */
export interface ForecastingSettings extends AutomlFields<typeof forecastingFields> {
  /** Columns that tell series apart (`time_series_id_column_names`). */
  readonly timeSeriesIdColumnNames?: string | readonly string[];
  /** Periods that are forecast, or `auto` (`forecast_horizon`). */
  readonly forecastHorizon?: number | "auto" | BoundText;
  /** Periods of a season, or `auto`. */
  readonly seasonality?: number | "auto" | BoundText;
  /** Periods by which the target is looked back at, or `auto` (`target_lags`). */
  readonly targetLags?: number | readonly number[] | "auto" | BoundText;
  /** Periods that the target is averaged over, or `auto` (`target_rolling_window_size`). */
  readonly targetRollingWindowSize?: number | "auto" | BoundText;
  /** Columns that nobody knows when a forecast is made (`features_unknown_at_forecast_time`). */
  readonly featuresUnknownAtForecastTime?: string | readonly string[];
}

/** How trials of image and text models are chosen. */
export interface AutomlSweep {
  /** How values are picked: `random`, `grid` or `bayesian` (`sampling_algorithm`). */
  readonly samplingAlgorithm?: SamplingAlgorithm & string;
  /** When a trial is given up (`early_termination`). */
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
  /** Column that is to be predicted (`target_column_name`). */
  readonly targetColumnName: string;
  /** When the search ends. */
  readonly limits?: AutomlFields<typeof imageLimitFields>;
  /** How trials are chosen. Needed with a search space. */
  readonly sweep?: AutomlSweep;
  /** Settings of the model that are not searched (`training_parameters`). */
  readonly trainingParameters?: AutomlFields<Fields["training"]>;
  /** Each map is a search of its own. */
  readonly searchSpace?: readonly AutomlSearchSpace<Fields["search"]>[];
  /** Share of the training data, 0 to 1 (`validation_data_size`). */
  readonly validationDataSize?: number | BoundText;
  /** Share of the training data that tests the best model, 0 to 1 (`test_data_size`). */
  readonly testDataSize?: number | BoundText;
}

export interface TextTask extends TaskCommon<"text_classification" | "text_classification_multilabel" | "text_ner"> {
  /** Not of `text_ner`, whose labels stand in the text. */
  readonly targetColumnName?: string;
  /** When the search ends. */
  readonly limits?: AutomlFields<typeof textLimitFields>;
  /** How texts become features. */
  readonly featurization?: {
    /** Language of the texts, by its code of three letters: `eng` (`dataset_language`). */
    readonly datasetLanguage?: string;
  };
  /** How trials are chosen. Needed with a search space. */
  readonly sweep?: AutomlSweep;
  /** Settings of the model that are not searched (`training_parameters`). */
  readonly trainingParameters?: AutomlFields<typeof textModelFields>;
  /** Each map is a search of its own. */
  readonly searchSpace?: readonly AutomlSearchSpace<typeof textModelFields>[];
}
