"""Classification and regression: models for rows that do not depend on one another."""

import os

import features
import measures
from problem import Problem
from save_model import save
from trials import Trials

# Rows from which a share is kept for validation, and rows below which there are ten folds (Azure ML, "Data splits and cross-validation").
MANY, FEW = 20_000, 1_000


def search(frames, settings):
    import pandas
    from flaml import AutoML

    is_classes = settings["task"] == "classification"
    seed = settings["seed"]
    training, test = apart(frames["training_data"], frames.get("test_data"), settings.get("test_data_size"), seed)
    rows, target, weights = features.split(training, settings)
    features.check_off(rows, settings)
    if not is_classes:
        numbers(target, settings)
    validation = frames.get("validation_data")
    checks, evaluation = evaluate_on(validation, rows, settings)
    if is_classes and validation is not None and not set(checks[1]) <= set(target):
        strange = ", ".join(sorted(map(str, set(checks[1]) - set(target))))
        raise Problem(f"validation_data has values to predict that training_data does not have: {strange}")
    every = target if validation is None else [*target, *checks[1]]
    spread = None if is_classes else (float(max(every) - min(every)) or 1.0)
    classes = sorted(set(every), key=lambda one: (str(type(one)), one)) if is_classes else None

    def measured(x, y, estimator, *_, **__):
        found = of_estimator(estimator, x, y, classes, spread)
        return measures.loss(settings["primary_metric"], found[settings["primary_metric"]]), found

    log = os.path.join(os.path.dirname(settings["trials"]), "flaml.log")
    trials = Trials(settings)
    stop = trials.follow(log, lambda record: record["logged_metric"])
    automl = AutoML()
    try:
        automl.fit(
            X_train=rows,
            y_train=target,
            task=settings["task"],
            metric=measured,
            estimator_list=list(settings["estimators"]),
            sample_weight=weights,
            skip_transform=settings["featurization"].get("mode") == "off",
            log_file_name=log,
            log_type="all",
            **evaluation,
            **limits(settings),
        )
    finally:
        stop()
        if os.path.exists(log):
            os.remove(log)
    if automl.model is None or not trials.all:
        raise Problem("no trial came to an end within the limits")
    best = settings["estimators"].get(automl.best_estimator, automl.best_estimator)
    found = best_of(trials.all, settings["primary_metric"])
    if test is not None:
        x, y, _ = features.split(test, settings)
        found.update({f"test_{key}": value for key, value in of_model(automl, x, y, spread).items()})
    example = rows.head(100)
    save(automl, settings, example, pandas.Series(automl.predict(example), name=settings["target_column_name"]), "sklearn")
    trials.finish(settings["trials"], best, found)


def apart(training, test, share, seed):
    """A share of the rows as test data, where there are none."""
    if test is not None or not share:
        return training, test
    chosen = training.sample(frac=share, random_state=seed)
    return training.drop(chosen.index).reset_index(drop=True), chosen.reset_index(drop=True)


def numbers(target, settings):
    if target.dtype.kind not in "biuf":
        raise Problem(f"column {settings['target_column_name']!r} is to be predicted as a number, and has texts")


def evaluate_on(validation, rows, settings):
    """How trials are judged: on the validation data, by folds, or on a share of the rows; as Azure ML decides it."""
    if validation is not None:
        x, y, weights = features.split(validation, settings)
        missing = [str(column) for column in rows.columns if column not in x.columns]
        if missing:
            raise Problem(f"validation_data has no column {', '.join(missing)}")
        given = {"X_val": x[list(rows.columns)], "y_val": y}
        return (x, y), given if weights is None else {**given, "sample_weight_val": weights}
    folds, share = settings.get("n_cross_validations"), settings.get("validation_data_size")
    if folds in (None, "auto"):
        if share is None and (len(rows) > MANY) and folds is None:
            share = 0.1
        folds = 10 if len(rows) < FEW else 3
        if share is not None:
            return None, {"eval_method": "holdout", "split_ratio": share}
    if len(rows) < 2 * folds:
        raise Problem(f"training_data has {len(rows)} rows, too few for {folds} folds")
    return None, {"eval_method": "cv", "n_splits": folds}


def limits(settings):
    """FLAML's words for the limits. Azure ML's defaults: 1,000 trials, six hours."""
    given = settings["limits"]
    minutes = given.get("timeout_minutes", 360)
    trial = given.get("trial_timeout_minutes")
    return {
        # Of one alone FLAML does not say how good it is.
        "max_iter": max(2, given.get("max_trials", 1000)),
        "time_budget": minutes * 60,
        "early_stop": given.get("enable_early_termination", True),
        "n_jobs": given.get("max_cores_per_trial", -1),
        "seed": settings["seed"],
        "verbose": 0,
        **({} if trial is None else {"train_time_limit": trial * 60}),
    }


def of_estimator(estimator, x, y, classes, spread):
    """Metrics of a trial's model, whose classes are numbers."""
    if classes is None:
        return measures.of_numbers(y, estimator.predict(x), spread)
    return measures.of_classes(y, estimator.predict(x), scores_of(estimator, x, len(classes)), classes)


def of_model(automl, x, y, spread):
    """Metrics of the model that was best, whose classes are the user's."""
    if spread is not None:
        return measures.of_numbers(y, automl.predict(x), spread)
    classes = list(automl.classes_)
    place = {one: number for number, one in enumerate(classes)}
    known = y.isin(classes)
    x, y = x[known], y[known]
    predicted = [place[one] for one in automl.predict(x)]
    return measures.of_classes([place[one] for one in y], predicted, scores_of(automl, x, len(classes)), classes)


def scores_of(estimator, x, count):
    """Probabilities of the classes; None of a model that has none, or has not met every class."""
    try:
        scores = estimator.predict_proba(x)
    except Exception:  # each library says in its own way that it has none
        return None
    return scores if getattr(scores, "shape", (0, 0))[1] == count else None


def best_of(trials, metric):
    """The metrics of the best trial."""
    sign = 1 if measures.goal(metric) == "maximize" else -1
    return dict(max(trials, key=lambda trial: sign * trial["metrics"][metric])["metrics"])
