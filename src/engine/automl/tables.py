"""Classification and regression: models for rows that do not depend on one another."""

import features
import measures
from problem import Problem
from save_model import save_sklearn
from search import search
from trials import Trials

# Rows from which a share is kept for validation, and rows below which there are ten folds (Azure ML, "Data splits and cross-validation").
MANY, FEW = 20_000, 1_000


def find(frames, settings):
    """Finds a model for `training_data`, judged by `validation_data` or parts of the former, and measures it on `test_data`."""
    training, test = apart(frames["training_data"], frames.get("test_data"), settings)
    rows, target, weights = features.split(training, settings)
    features.check(rows, settings)
    kinds = features.kinds(settings)
    validation = frames.get("validation_data")
    judged = by_parts(len(rows), settings) if validation is None else by_validation(validation, rows, target, settings)
    is_classes = settings["task"] == "classification"
    measure = measure_of_classes(range(target.nunique())) if is_classes else measure_of_numbers(target)
    given = {
        "X_train": features.as_told(rows, kinds),
        "y_train": target,
        "task": settings["task"],
        **({} if weights is None else {"sample_weight": weights}),
        **judged,
    }
    trials = Trials(settings)
    automl = search(given, measure, settings, trials)
    found = trials.best()
    if test is not None:
        measure = measure_of_classes(list(automl.classes_)) if is_classes else measure
        found.update(measured_on(test, rows, automl, measure, settings))
    save_sklearn(automl, kinds, rows.head(100), settings)
    trials.finish(trials.name_of(automl.best_estimator), found)


def apart(training, test, settings):
    """A share of the rows as test data, where there are none."""
    share = settings.get("test_data_size")
    if test is not None or not share:
        return training, test
    chosen = training.sample(frac=share, random_state=settings["seed"])
    return training.drop(chosen.index), chosen


def by_validation(validation, rows, target, settings):
    """Trials are judged by the validation data."""
    x, y, weights = features.split(validation, settings)
    missing = [str(column) for column in rows.columns if column not in x.columns]
    if missing:
        raise Problem(f"validation_data has no column {', '.join(missing)}")
    strange = sorted(map(str, set(y) - set(target))) if settings["task"] == "classification" else []
    if strange:
        raise Problem(f"validation_data has values to predict that training_data does not have: {', '.join(strange)}")
    given = {"X_val": features.as_told(x[list(rows.columns)], features.kinds(settings)), "y_val": y}
    return given if weights is None else {**given, "sample_weight_val": weights}


def by_parts(count, settings):
    """Trials are judged by folds of the rows, or by a share of them, as Azure ML decides it."""
    folds, share = settings.get("n_cross_validations"), settings.get("validation_data_size")
    if folds in (None, "auto"):
        if folds is None and not share and count > MANY:
            share = 0.1
        if share:
            return {"eval_method": "holdout", "split_ratio": share}
        folds = 10 if count < FEW else 3
    if count < 2 * folds:
        raise Problem(f"training_data has {count} rows, too few for {folds} folds")
    return {"eval_method": "cv", "n_splits": folds}


def measure_of_classes(classes):
    """Measures a model that predicts one of `classes`."""
    return lambda model, rows, truth: measures.of_classes(truth, model.predict(rows), scores_of(model, rows, len(classes)), classes)


def measure_of_numbers(target):
    """Measures a model that predicts numbers such as those of `target`."""
    spread = measures.spread_of(target)
    return lambda model, rows, truth: measures.of_numbers(truth, model.predict(rows), spread)


def scores_of(model, rows, count):
    """Probabilities of the classes; None of a model that has none, or has not met every class."""
    try:
        scores = model.predict_proba(rows)
    except Exception:  # each library says in its own way that it has none
        return None
    return scores if getattr(scores, "shape", (0, 0))[1:] == (count,) else None


def measured_on(test, rows, automl, measure, settings):
    """Metrics of the best model on data that no trial has met."""
    x, y, _ = features.split(test, settings)
    if settings["task"] == "classification":
        known = y.isin(automl.classes_)
        if not known.all():
            print(f"test_data: {(~known).sum()} rows are left out, as training_data does not have their values to predict")
        x, y = x[known], y[known]
    if len(y) == 0:
        raise Problem("test_data has no rows that can be measured")
    found = measure(automl, features.as_told(x[list(rows.columns)], features.kinds(settings)), y)
    return {f"test_{name}": value for name, value in found.items()}
