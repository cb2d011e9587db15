import type { automlAlgorithms } from "../../model/automl-words.js";

export type TabularTask = keyof typeof automlAlgorithms;

type Algorithms = { readonly [Task in TabularTask]: { readonly [Name in keyof (typeof automlAlgorithms)[Task]]?: string } };

const trees = { light_gbm: "lgbm", random_forest: "rf", extreme_random_trees: "extra_tree" } as const;

/** Algorithms of Azure ML → what FLAML calls them. Those that are not here it does not have. */
export const flamlAlgorithms: Algorithms = {
  classification: {
    ...trees,
    xg_boost_classifier: "xgboost",
    gradient_boosting: "histgb",
    logistic_regression: "lrl1",
    linear_svm: "svc",
    knn: "kneighbor",
    sgd: "sgd",
  },
  regression: {
    ...trees,
    xg_boost_regressor: "xgboost",
    gradient_boosting: "histgb",
    elastic_net: "enet",
    lasso_lars: "lassolars",
    knn: "kneighbor",
    sgd: "sgd",
  },
  forecasting: {
    ...trees,
    xg_boost_regressor: "xgboost",
    lasso_lars: "lassolars",
    auto_arima: "arima",
    arimax: "sarimax",
    exponential_smoothing: "holt-winters",
    naive: "naive",
    seasonal_naive: "snaive",
    average: "avg",
    seasonal_average: "savg",
  },
};

/** FLAML's names of the algorithms that may be tried → Azure ML's; and those that were asked for and are not here. */
export function allowedAlgorithms(
  task: TabularTask,
  allowed: readonly string[] | undefined,
  blocked: readonly string[] = [],
): { readonly estimators: Readonly<Record<string, string>>; readonly missing: readonly string[] } {
  const known: Readonly<Record<string, string | undefined>> = flamlAlgorithms[task];
  const wanted = (allowed ?? Object.keys(known)).filter((name) => !blocked.includes(name));
  const estimators = wanted.flatMap((name): [string, string][] => {
    const estimator = known[name];
    return estimator === undefined ? [] : [[estimator, name]];
  });
  return { estimators: Object.fromEntries(estimators), missing: wanted.filter((name) => known[name] === undefined) };
}
