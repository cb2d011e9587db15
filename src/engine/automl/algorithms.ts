import type { AutomlTask } from "../../model/automl-task.js";
import type { automlAlgorithms } from "../../model/automl-words.js";

type TabularTask = keyof typeof automlAlgorithms;

/** A search for a model of a table. */
export type TabularSearch = Extract<AutomlTask, { readonly task: TabularTask }>;

type Algorithms = { readonly [Task in TabularTask]: { readonly [Name in keyof (typeof automlAlgorithms)[Task]]?: string } };

const trees = { light_gbm: "lgbm", random_forest: "rf", extreme_random_trees: "extra_tree" } as const;

/** Algorithms of Azure ML → what FLAML calls them. Those that are not here it does not have. */
const flamlAlgorithms: Algorithms = {
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
    // Named by what they compute: its "snaive" goes on with the last value, its "naive" with the first; its "savg" knows no seasons.
    naive: "snaive",
    average: "avg",
  },
};

/** Those of FLAML that cannot be told that rows weigh more than others. */
const unweighted: ReadonlySet<string> = new Set(["kneighbor", "lassolars"]);

/** The algorithms of a task that there are here, by Azure ML's names → FLAML's. */
export function knownAlgorithms({ task, weightColumnName }: TabularSearch): Readonly<Record<string, string>> {
  const known = Object.entries(flamlAlgorithms[task]);
  return Object.fromEntries(weightColumnName === undefined ? known : known.filter(([, estimator]) => !unweighted.has(estimator)));
}

/** FLAML's names of the algorithms that may be tried → Azure ML's; and those that were asked for and are not here. */
export function allowedAlgorithms(search: TabularSearch): {
  readonly estimators: Readonly<Record<string, string>>;
  readonly missing: readonly string[];
} {
  const known = knownAlgorithms(search);
  const { allowedTrainingAlgorithms: allowed = Object.keys(known), blockedTrainingAlgorithms: blocked = [] } = search.training ?? {};
  const isBlocked = new Set<string>(blocked);
  const wanted = allowed.filter((name) => !isBlocked.has(name));
  const estimators = wanted.flatMap((name): [string, string][] => {
    const estimator = known[name];
    return estimator === undefined ? [] : [[estimator, name]];
  });
  return { estimators: Object.fromEntries(estimators), missing: wanted.filter((name) => known[name] === undefined) };
}

/** Whether a task is one on tables. */
export function isTabular(task: AutomlTask): task is TabularSearch {
  return Object.hasOwn(flamlAlgorithms, task.task);
}
