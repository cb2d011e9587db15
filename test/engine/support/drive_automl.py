"""Has the driver of AutoML search, and be asked for what it cannot do; says what came out as JSON: `python -c … DRIVER FOLDER`."""

import json
import os
import sys

driver, folder = sys.argv[1:]
sys.path[:0] = [driver, os.path.join(driver, "..", "parallel")]
os.environ["MLFLOW_TRACKING_URI"] = os.path.join(folder, "mlruns")

import automl  # noqa: E402
import measures  # noqa: E402
import mlflow.pyfunc  # noqa: E402
import numpy  # noqa: E402
import pandas  # noqa: E402
from problem import Problem  # noqa: E402

# Whether a flower is tall, by its size, which is a text, and days that say nothing.
flowers = pandas.DataFrame(
    {"size": f"{at * 37 % 100 / 10}", "day": f"2024-01-{at % 28 + 1:02}", "shop": ["n", "s"][at % 2], "tall": at * 37 % 100 > 50}
    for at in range(60)
)
common = {"featurization": {}, "forecasting": {}, "seed": 1, "estimators": {"lgbm": "light_gbm", "lrl1": "logistic_regression"}, "requirements": []}
classes = {"task": "classification", "target_column_name": "tall", "primary_metric": "auc_weighted", "limits": {"max_trials": 3, "max_cores_per_trial": 1}, **common}
forecast = {**classes, "task": "forecasting", "target_column_name": "n", "primary_metric": "r2_score"}
numbers = flowers.assign(n=range(60), day=[f"2024-01-{at // 2 + 1:02}" for at in range(60)])


def search(name, training, settings, **frames):
    where = {"model": os.path.join(folder, name), "trials": os.path.join(folder, f"{name}.json")}
    automl.find({"training_data": training, **frames}, {**settings, **where})
    with open(where["trials"], encoding="utf-8") as file:
        return json.load(file)


def problem(training, settings, **frames):
    try:
        search("none", training, settings, **frames)
    except Problem as found:
        return str(found)
    return "none"


def said():
    kinds = {"size": "Numeric", "day": "DateTime", "shop": "Ignore"}
    told = {**classes, "n_cross_validations": 2, "test_data_size": 0.2, "featurization": {"column_name_and_types": kinds}}
    at_once = {**told, "limits": {**told["limits"], "max_concurrent_trials": 2}}
    twice = [search(name, flowers, one) for name, one in (("first", told), ("second", at_once))]
    rows = pandas.DataFrame({"size": ["0.5", "9.5"], "day": "2024-01-03", "shop": ["n", "x"]})
    shops = {"time_column_name": "day", "time_series_id_column_names": "shop"}
    learner = {"stack_meta_learner_type": "light_gbm_classifier", "stack_meta_learner_kwargs": {"n_estimators": 5}}
    stacked = {**classes, "limits": {"max_trials": 40}, "training": {"enable_vote_ensemble": False, "stack_ensemble_settings": learner}}
    ended = {
        "exit_score": search("exit", flowers, {**told, "limits": {"exit_score": 0.5}}),
        "early_termination": search("early", flowers.drop(columns="shop"), stacked, validation_data=flowers[::2]),
    }
    text_of = {
        "time for a trial": problem(flowers, {**classes, "limits": {"max_trials": 1, "trial_timeout_minutes": 0.001}}),
        "time for all": problem(flowers, {**classes, "limits": {"timeout_minutes": 0.001}}),
        "metric of another task": problem(flowers, {**classes, "primary_metric": "r2_score"}),
        "learner of another task": problem(
            flowers, {**classes, "training": {"stack_ensemble_settings": {"stack_meta_learner_type": "elastic_net"}}}
        ),
        "nothing to predict": problem(flowers.assign(tall=None), classes),
        "nothing to predict from": problem(flowers.assign(size=1, day=1, shop=1), {**classes, "n_cross_validations": 2}),
        "no column to predict": problem(flowers, {**classes, "target_column_name": "wide"}),
        "other kinds of values": problem(flowers, classes, validation_data=flowers.assign(day=1)),
        "no rows": problem(flowers.head(0), classes),
        "one value": problem(flowers[flowers.tall], classes),
        "texts for numbers": problem(flowers, {**forecast, "task": "regression", "target_column_name": "day"}),
        "too few rows": problem(flowers.head(8), classes),
        "numbers that cannot be": problem(
            flowers,
            {
                **classes,
                "n_cross_validations": 1,
                "validation_data_size": 1.5,
                "limits": {"max_trials": 0, "timeout_minutes": "soon", "max_cores_per_trial": -1},
                "forecasting": {"forecast_horizon": 0.5},
            },
        ),
        "weights that are texts": problem(flowers, {**classes, "weight_column_name": "day"}),
        "no weights": problem(flowers, {**classes, "weight_column_name": "w"}),
        "columns that are not there": problem(flowers, {**classes, "featurization": {"column_name_and_types": {"colour": "Numeric"}}}),
        "texts without featurization": problem(flowers, {**classes, "featurization": {"mode": "off"}}),
        "validation without a column": problem(flowers, classes, validation_data=flowers[["size", "tall"]]),
        "classes of the validation's own": problem(flowers, classes, validation_data=flowers.assign(tall="maybe")),
        "no time": problem(numbers, forecast),
        "no column of time": problem(numbers, {**forecast, "forecasting": {"time_column_name": "hour"}}),
        "no times": problem(numbers, {**forecast, "forecasting": {"time_column_name": "shop"}}),
        "short series": problem(numbers, {**forecast, "forecasting": {**shops, "forecast_horizon": 12}}),
        "other series": problem(numbers, {**forecast, "forecasting": shops}, validation_data=numbers[numbers["shop"] == "n"]),
    }
    scores = numpy.array([[0.9, 0.1], [0.8, 0.2], [0.4, 0.6], [0.3, 0.7]])
    return {
        "twice": [[(one["algorithm"], one.get("metrics"), one["parameters"]) for one in report["trials"]] for report in twice],
        "ended": {name: [one["algorithm"] for one in report["trials"]] for name, report in ended.items()},
        "scores": [one["metrics"]["auc_weighted"] for one in ended["early_termination"]["trials"][:-1]],
        "metrics": list(twice[0]["metrics"]),
        "predicted": mlflow.pyfunc.load_model(os.path.join(folder, "first")).predict(rows).tolist(),
        "problems": text_of,
        "classes": measures.of_classes(["a", "a", "a", "b"], ["a", "a", "b", "b"], scores, ["a", "b"]),
        "numbers": measures.of_numbers([1, 2, 3, 5], [1, 2, 3, 4], 4.0),
    }


if __name__ == "__main__":
    # What it prints goes where nobody reads it.
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        answer = os.dup(1)
        os.dup2(nowhere.fileno(), 1)
        found = said()
    with os.fdopen(answer, "w") as file:
        json.dump(found, file)
