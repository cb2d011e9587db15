"""Azure ML's metrics of AutoML, computed by scikit-learn.

Source of the definitions: Azure ML, "Evaluate automated machine learning experiment results".
"""

import math

import numpy
from scipy.stats import spearmanr
from sklearn import metrics


OF_CLASSES = ("accuracy", "auc_weighted", "average_precision_score_weighted", "norm_macro_recall", "precision_score_weighted")
OF_NUMBERS = ("normalized_mean_absolute_error", "normalized_root_mean_squared_error", "r2_score", "spearman_correlation")


def goal(name):
    return "minimize" if name.startswith("normalized_") else "maximize"


def loss(name, value):
    """What is to be made small."""
    return value if goal(name) == "minimize" else 1.0 - value


def score(name, loss):
    """The value of a metric whose loss is known."""
    return loss if goal(name) == "minimize" else 1.0 - loss


def of_classes(truth, predicted, scores, classes):
    """Metrics of a classification. `scores` has a column of probabilities for each of `classes`; None of a model that has none."""
    place_of = {one: place for place, one in enumerate(classes)}
    truth = numpy.array([place_of[one] for one in truth])
    predicted = numpy.array([place_of[one] for one in predicted])
    if scores is None:
        # Without probabilities a class that was predicted is certain.
        scores = numpy.eye(len(classes))[predicted]
    each = numpy.eye(len(classes))[truth]
    present = [place for place in range(len(classes)) if 0 < each[:, place].sum() < len(truth)]
    weights = [each[:, place].sum() for place in present]

    def by_class(measure):
        values = [measure(each[:, place], scores[:, place]) for place in present]
        return numpy.average(values, weights=weights) if present else math.nan

    found = {
        "accuracy": metrics.accuracy_score(truth, predicted),
        "auc_weighted": by_class(metrics.roc_auc_score),
        "average_precision_score_weighted": by_class(metrics.average_precision_score),
        "norm_macro_recall": normalized_recall(truth, predicted, len(classes)),
        "precision_score_weighted": metrics.precision_score(truth, predicted, average="weighted", zero_division=0),
    }
    return {name: float(value) for name, value in found.items()}


def normalized_recall(truth, predicted, count):
    """0 is what guessing gives, 1 is perfect."""
    by_chance = 1.0 / count
    recall = metrics.recall_score(truth, predicted, average="macro", zero_division=0)
    return (recall - by_chance) / (1.0 - by_chance)


def spread_of(targets):
    """The largest target less the smallest: errors are normalized by it."""
    return float(targets.max() - targets.min()) or 1.0


def of_numbers(truth, predicted, spread):
    """Metrics of a regression."""
    truth, predicted = numpy.asarray(truth, dtype=float), numpy.asarray(predicted, dtype=float)
    has_ranks = len(truth) > 1 and numpy.ptp(truth) > 0 and numpy.ptp(predicted) > 0
    return {
        "normalized_mean_absolute_error": float(metrics.mean_absolute_error(truth, predicted)) / spread,
        "normalized_root_mean_squared_error": math.sqrt(metrics.mean_squared_error(truth, predicted)) / spread,
        "r2_score": float(metrics.r2_score(truth, predicted)) if len(truth) > 1 else 0.0,
        "spearman_correlation": float(spearmanr(truth, predicted)[0]) if has_ranks else 0.0,
    }
