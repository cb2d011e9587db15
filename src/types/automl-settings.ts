import type { AutomlTask, ClassificationTask, ForecastingTask, RegressionTask, TextTask } from "../model/automl-task.js";
import type { automlMetrics, AutomlTaskName } from "../model/automl-words.js";
import type { Accepted } from "./binding.js";
import type { SearchValues } from "./search-values.js";

/** The tables that AutoML learns from. */
export interface AutomlData {
  /** Table that is learnt from (`training_data`). */
  readonly trainingData: Accepted["mltable"];
  /** Table that models are compared by (`validation_data`). A share of the training data when absent. */
  readonly validationData?: Accepted["mltable"];
  /** Table that the best model is tested by (`test_data`). */
  readonly testData?: Accepted["mltable"];
}

type ImageTaskOf<Task extends AutomlTaskName> = Extract<AutomlTask, { readonly task: Task; readonly trainingParameters?: unknown }>;
type ClassificationImages = ImageTaskOf<"image_classification" | "image_classification_multilabel">;
type DetectionImages = ImageTaskOf<"image_object_detection" | "image_instance_segmentation">;

interface TaskOf {
  classification: ClassificationTask;
  regression: RegressionTask;
  forecasting: ForecastingTask;
  image_classification: ClassificationImages;
  image_classification_multilabel: ClassificationImages;
  image_object_detection: DetectionImages;
  image_instance_segmentation: DetectionImages;
  text_classification: TextTask;
  text_classification_multilabel: TextTask;
  text_ner: TextTask;
}

/** In place of each value, values to search in. */
type Searches<S> = S extends readonly (infer Space)[]
  ? readonly { readonly [Name in keyof Space]?: Plain<Space[Name]> | SearchValues }[]
  : never;
type Plain<V> = Extract<V, string | number | boolean>;

type Search<T> = T extends { readonly searchSpace?: infer S }
  ? {
      /** Values to search in, by setting of the model; each map is a search of its own (`search_space`). */
      readonly searchSpace?: Searches<NonNullable<S>>;
    }
  : unknown;

/** A forecast needs to know which column holds the times. */
type Series<Task> = Task extends "forecasting"
  ? {
      /** What is to be known of the time series. */
      readonly forecasting: {
        /** Column with the times (`time_column_name`). */
        readonly timeColumnName: string;
      };
    }
  : unknown;

/** What a task of AutoML is told: its data, the metric that decides, and settings of its own. */
export type AutomlSettings<Task extends AutomlTaskName> = AutomlData &
  Omit<TaskOf[Task], "task" | "primaryMetric" | "searchSpace"> &
  Search<TaskOf[Task]> &
  Series<Task> & {
    /** What the best model is best in; each task has a default of its own. */
    readonly primaryMetric?: keyof (typeof automlMetrics)[Task] & string;
  };
