/** Words of AutoML settings: as YAML spells them → as the REST API does. */

const classificationMetrics = {
  auc_weighted: "AUCWeighted",
  accuracy: "Accuracy",
  norm_macro_recall: "NormMacroRecall",
  average_precision_score_weighted: "AveragePrecisionScoreWeighted",
  precision_score_weighted: "PrecisionScoreWeighted",
} as const;

const regressionMetrics = {
  spearman_correlation: "SpearmanCorrelation",
  normalized_root_mean_squared_error: "NormalizedRootMeanSquaredError",
  r2_score: "R2Score",
  normalized_mean_absolute_error: "NormalizedMeanAbsoluteError",
} as const;

const detectionMetrics = { mean_average_precision: "MeanAveragePrecision" } as const;

/** The metrics that each task may be optimised for. */
export const automlMetrics = {
  classification: classificationMetrics,
  regression: regressionMetrics,
  forecasting: regressionMetrics,
  image_classification: classificationMetrics,
  image_classification_multilabel: { ...classificationMetrics, iou: "IOU" },
  image_object_detection: detectionMetrics,
  image_instance_segmentation: detectionMetrics,
  text_classification: classificationMetrics,
  text_classification_multilabel: { accuracy: "Accuracy" },
  text_ner: { accuracy: "Accuracy" },
} as const;

export type AutomlTaskName = keyof typeof automlMetrics;

const sharedAlgorithms = {
  sgd: "SGD",
  knn: "KNN",
  decision_tree: "DecisionTree",
  random_forest: "RandomForest",
  extreme_random_trees: "ExtremeRandomTrees",
  light_gbm: "LightGBM",
  gradient_boosting: "GradientBoosting",
} as const;

const regressionAlgorithms = {
  ...sharedAlgorithms,
  elastic_net: "ElasticNet",
  lasso_lars: "LassoLars",
  xg_boost_regressor: "XGBoostRegressor",
} as const;

/** The algorithms that each task on tables may try. */
export const automlAlgorithms = {
  classification: {
    ...sharedAlgorithms,
    logistic_regression: "LogisticRegression",
    multinomial_naive_bayes: "MultinomialNaiveBayes",
    bernoulli_naive_bayes: "BernoulliNaiveBayes",
    svm: "SVM",
    linear_svm: "LinearSVM",
    xg_boost_classifier: "XGBoostClassifier",
  },
  regression: regressionAlgorithms,
  forecasting: {
    ...regressionAlgorithms,
    auto_arima: "AutoArima",
    prophet: "Prophet",
    naive: "Naive",
    seasonal_naive: "SeasonalNaive",
    average: "Average",
    seasonal_average: "SeasonalAverage",
    exponential_smoothing: "ExponentialSmoothing",
    arimax: "Arimax",
    tcn_forecaster: "TCNForecaster",
  },
} as const;

export const automlTaskNames = {
  classification: "Classification",
  regression: "Regression",
  forecasting: "Forecasting",
  image_classification: "ImageClassification",
  image_classification_multilabel: "ImageClassificationMultilabel",
  image_object_detection: "ImageObjectDetection",
  image_instance_segmentation: "ImageInstanceSegmentation",
  text_classification: "TextClassification",
  text_classification_multilabel: "TextClassificationMultilabel",
  text_ner: "TextNER",
} as const satisfies Record<AutomlTaskName, string>;

export const automlVerbosities = {
  not_set: "NotSet",
  debug: "Debug",
  info: "Info",
  warning: "Warning",
  error: "Error",
  critical: "Critical",
} as const;

/** Transformers that featurization may be told to leave out. */
export const automlTransformers = {
  text_target_encoder: "TextTargetEncoder",
  one_hot_encoder: "OneHotEncoder",
  cat_target_encoder: "CatTargetEncoder",
  tf_idf: "TfIdf",
  wo_e_target_encoder: "WoETargetEncoder",
  label_encoder: "LabelEncoder",
  word_embedding: "WordEmbedding",
  naive_bayes: "NaiveBayes",
  count_vectorizer: "CountVectorizer",
  hash_one_hot_encoder: "HashOneHotEncoder",
} as const;

/** Transformers that take parameters. */
export const automlTransformerParameters = {
  /** Fills in what is missing. */
  imputer: "Imputer",
  /** Weighs words by how rare they are. */
  tf_idf: "TfIdf",
  /** Makes columns of hashed categories. */
  hash_one_hot_encoder: "HashOneHotEncoder",
} as const;

export const automlTrainingModes = { auto: "Auto", distributed: "Distributed", non_distributed: "NonDistributed" } as const;

/** Models that may put the others of a stack together. */
export const automlMetaLearners = {
  none: "None",
  logistic_regression: "LogisticRegression",
  logistic_regression_cv: "LogisticRegressionCV",
  light_gbm_classifier: "LightGBMClassifier",
  elastic_net: "ElasticNet",
  elastic_net_cv: "ElasticNetCV",
  light_gbm_regressor: "LightGBMRegressor",
  linear_regression: "LinearRegression",
} as const;
