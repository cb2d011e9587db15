"""Judges models by rows that they have not learnt from."""

import measures
import numpy


class Judge:
    """All rows, what is to be predicted of each, and which of them train (first of each pair in `splits`) and which judge (second)."""

    def __init__(self, rows, target, weights, splits, make, classes=None, learns=None):
        self.rows, self.weights, self.splits = rows.reset_index(drop=True), weights, splits
        self.target = target.reset_index(drop=True)
        # What makes a model of an algorithm and its parameters.
        self.make = make
        self.classes = None if classes is None else list(classes)
        # The rows that the model which is kept learns from.
        self.learns = numpy.arange(len(rows)) if learns is None else learns
        self._spread = None if classes is not None else measures.spread_of(self.target.iloc[self.learns])

    def fit(self, model, places):
        weights = {} if self.weights is None else {"sample_weight": self.weights[places]}
        rows, target = self.rows.iloc[places], self.target.iloc[places]
        return model.fit(rows.reset_index(drop=True), target.reset_index(drop=True), **weights)

    def outputs(self, model, rows):
        """What a model says of rows: probabilities of all classes, or numbers."""
        if self.classes is None:
            return numpy.asarray(model.predict(rows), dtype=float)
        scores = numpy.asarray(model.predict_proba(rows), dtype=float)
        # Some rows that train may not have every class.
        known = [self.classes.index(one) for one in model.classes_]
        found = numpy.zeros((len(rows), len(self.classes)))
        found[:, known] = scores
        return found

    def measure(self, outputs, truth):
        if self.classes is None:
            return measures.of_numbers(truth, outputs, self._spread)
        predicted = [self.classes[place] for place in outputs.argmax(axis=1)]
        return measures.of_classes(truth, predicted, outputs, self.classes)

    def measure_all(self, outputs):
        """Mean of the metrics over all splits."""
        found = [self.measure(one, self.target.iloc[judged]) for one, (_, judged) in zip(outputs, self.splits)]
        return {name: float(numpy.mean([one[name] for one in found])) for name in found[0]}


def try_out(judge, estimator, config):
    """Metrics of a candidate, and what it says of the rows that judge, split by split."""
    outputs = []
    for trains, judged in judge.splits:
        model = judge.fit(judge.make(estimator, config), trains)
        outputs.append(judge.outputs(model, judge.rows.iloc[judged].reset_index(drop=True)))
    return judge.measure_all(outputs), outputs
