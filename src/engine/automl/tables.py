"""Classification and regression: models for rows that do not depend on one another."""

from functools import partial

import features
import numpy
import pandas
from candidates import TableClassifier, TableRegressor
from ensembles import build
from judge import Judge
from problem import Problem
from save_model import save
from search import limits_of, search
from sklearn.model_selection import KFold, StratifiedKFold, train_test_split
from trials import Trials

# Rows from which a share is kept for validation, and rows below which there are ten folds (Azure ML, "Data splits and cross-validation").
MANY, FEW = 20_000, 1_000


def find(frames, settings):
    """Finds a model for `training_data`, judged by `validation_data` or parts of the former, and measures it on `test_data`."""
    training, test = apart(frames["training_data"], frames.get("test_data"), settings)
    rows, target, weights = features.split("training_data", training, settings)
    features.check(rows, settings)
    judge = judge_of(rows, target, weights, frames.get("validation_data"), settings)
    kinds = features.kinds(settings)
    given = {"X_train": features.as_told(rows, kinds), "y_train": target, "task": settings["task"]}
    if given["X_train"].shape[1] == 0:
        raise Problem("training_data has no columns to predict from")
    if all(given["X_train"][column].nunique() < 2 for column in given["X_train"].columns):
        raise Problem("each column of training_data has one value only: there is nothing to predict from")
    trials = Trials(settings)
    best = search(judge, given, settings, trials)
    model = build(judge, best, trials.kept(), settings)
    found = dict(best["metrics"])
    if test is not None:
        found.update(measured_on(test, rows, judge, model, settings))
    save(model, kinds, rows.head(100), settings)
    trials.finish(best, found)


def judge_of(rows, target, weights, validation, settings):
    is_classes = settings["task"] == "classification"
    kind = TableClassifier if is_classes else TableRegressor
    make = partial(kind, cores=limits_of(settings)["threads"], seed=settings["seed"])
    classes = numpy.unique(target) if is_classes else None
    kinds = features.kinds(settings)
    if validation is None:
        return Judge(features.as_told(rows, kinds), target, weights, by_parts(target, settings), make, classes)
    x, y, w = by_validation(validation, rows, target, settings)
    count = len(rows)
    all_rows = pandas.concat([features.as_told(rows, kinds), features.as_told(x, kinds)], ignore_index=True)
    all_weights = None if weights is None else numpy.concatenate([weights, w])
    learns = numpy.arange(count)
    splits = [(learns, numpy.arange(count, len(all_rows)))]
    return Judge(all_rows, pandas.concat([target, y], ignore_index=True), all_weights, splits, make, classes, learns)


def apart(training, test, settings):
    """A share of the rows as test data, where there are none."""
    share = settings.get("test_data_size")
    if test is not None or not share:
        return training, test
    chosen = training.sample(frac=share, random_state=settings["seed"])
    return training.drop(chosen.index), chosen


def by_validation(validation, rows, target, settings):
    """The validation data, which trials are judged by."""
    x, y, weights = features.split("validation_data", validation, settings)
    features.check_alike("validation_data", x, rows)
    strange = sorted(map(str, set(y) - set(target))) if settings["task"] == "classification" else []
    if strange:
        raise Problem(f"validation_data has values to predict that training_data does not have: {', '.join(strange[:10])}")
    return x[list(rows.columns)], y, weights


def by_parts(target, settings):
    """Trials are judged by folds of the rows, or by a share of them, as Azure ML decides it."""
    count, folds, share = len(target), settings.get("n_cross_validations"), settings.get("validation_data_size")
    is_classes = settings["task"] == "classification"
    if folds in (None, "auto"):
        if folds is None and not share and count > MANY:
            share = 0.1
        if share:
            # Classes of one row only cannot be in both parts.
            strata = target if is_classes and target.value_counts().min() >= 2 and share * count >= target.nunique() else None
            return [tuple(train_test_split(numpy.arange(count), test_size=share, random_state=settings["seed"], stratify=strata))]
        folds = 10 if count < FEW else 3
    folds = int(folds)
    if count < 2 * folds:
        raise Problem(
            f"training_data has {count} rows, too few for {folds} folds: give it {2 * folds} rows, or n_cross_validations, or validation_data"
        )
    kind = StratifiedKFold if is_classes and target.value_counts().max() >= folds else KFold
    return list(kind(folds, shuffle=True, random_state=settings["seed"]).split(numpy.arange(count), target))


def measured_on(test, rows, judge, model, settings):
    """Metrics of the best model on data that no trial has met."""
    x, y, _ = features.split("test_data", test, settings)
    features.check_alike("test_data", x, rows)
    if judge.classes is not None:
        known = y.isin(judge.classes)
        if not known.all():
            print(f"test_data: {(~known).sum()} rows are left out, as training_data does not have their values to predict", flush=True)
        x, y = x[known], y[known]
    if len(y) == 0:
        raise Problem("test_data has no rows that can be measured")
    outputs = judge.outputs(model, features.as_told(x[list(rows.columns)], features.kinds(settings)))
    return {f"test_{name}": value for name, value in judge.measure(outputs, y).items()}
