"""Azure ML's metrics of AutoML, computed by scikit-learn.

Source of the definitions: Azure ML, "Evaluate automated machine learning experiment results".
"""

import numpy
from sklearn import metrics
from sklearn.preprocessing import label_binarize


def goal(name):
    return "minimize" if name.startswith("normalized_") else "maximize"


def loss(name, value):
    """What is to be made small."""
    return value if goal(name) == "minimize" else 1.0 - value


def of_classes(truth, predicted, scores, classes):
    """Metrics of a classification. `truth` and `predicted` are places in `classes`; `scores` has a column for each of these, or is None."""
    truth, predicted = numpy.asarray(truth), numpy.asarray(predicted)
    found = {
        "accuracy": metrics.accuracy_score(truth, predicted),
        "precision_score_weighted": metrics.precision_score(truth, predicted, average="weighted", zero_division=0),
        "norm_macro_recall": normalized_recall(truth, predicted, len(classes)),
    }
    if scores is None:
        # Without probabilities a class that was predicted is certain.
        scores = numpy.eye(len(classes))[predicted.astype(int)]
    present = [place for place in range(len(classes)) if 0 < (truth == place).sum() < len(truth)]
    weights = [(truth == place).sum() for place in present]
    each = label_binarize(truth, classes=range(len(classes)))
    each = numpy.hstack([1 - each, each]) if len(classes) == 2 else each
    by_class = {
        "auc_weighted": metrics.roc_auc_score,
        "average_precision_score_weighted": metrics.average_precision_score,
    }
    for name, measure in by_class.items():
        values = [measure(each[:, place], scores[:, place]) for place in present]
        found[name] = float(numpy.average(values, weights=weights)) if present else float("nan")
    return {name: float(value) for name, value in found.items()}


def normalized_recall(truth, predicted, count):
    """0 is what guessing gives, 1 is perfect."""
    by_chance = 1.0 / count
    recall = metrics.recall_score(truth, predicted, average="macro", zero_division=0)
    return (recall - by_chance) / (1.0 - by_chance)


def of_numbers(truth, predicted, spread):
    """Metrics of a regression. `spread` is the largest target less the smallest: errors are normalized by it."""
    from scipy.stats import spearmanr

    truth, predicted = numpy.asarray(truth, dtype=float), numpy.asarray(predicted, dtype=float)
    same = len(truth) < 2 or numpy.ptp(truth) == 0 or numpy.ptp(predicted) == 0
    return {
        "spearman_correlation": 0.0 if same else float(spearmanr(truth, predicted)[0]),
        "normalized_root_mean_squared_error": float(numpy.sqrt(metrics.mean_squared_error(truth, predicted))) / spread,
        "r2_score": float(metrics.r2_score(truth, predicted)) if len(truth) > 1 else 0.0,
        "normalized_mean_absolute_error": float(metrics.mean_absolute_error(truth, predicted)) / spread,
    }
