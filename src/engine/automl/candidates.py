"""Models of FLAML's algorithms, each told what it is to be. Their code goes with them, so they need none of the files beside this one."""

import numpy
import pandas
from sklearn.base import BaseEstimator, ClassifierMixin, RegressorMixin


def fitted(model, **given):
    """FLAML's model of what `model` says, without a search."""
    from flaml import AutoML

    automl = AutoML()
    automl.fit(
        **given,
        estimator_list=[model.estimator],
        starting_points={model.estimator: dict(model.config)},
        eval_method="holdout",
        # FLAML's word for no search.
        max_iter=1,
        n_jobs=model.cores,
        seed=model.seed,
        verbose=0,
        mlflow_logging=False,
    )
    return automl


class TableClassifier(ClassifierMixin, BaseEstimator):
    def __init__(self, estimator, config, cores=1, seed=1):
        self.estimator, self.config, self.cores, self.seed = estimator, config, cores, seed

    def fit(self, rows, target, sample_weight=None):
        weights = {} if sample_weight is None else {"sample_weight": sample_weight}
        self.automl_ = fitted(self, X_train=rows, y_train=target, task="classification", **weights)
        self.classes_ = self.automl_.classes_
        return self

    def predict(self, rows):
        return self.automl_.predict(rows)

    def predict_proba(self, rows):
        """Probabilities of the classes. Of a model that has none the class that it predicts is certain."""
        try:
            scores = self.automl_.predict_proba(rows)
        except Exception:  # each library says in its own way that it has none
            scores = None
        if getattr(scores, "shape", (0, 0))[1:] == (len(self.classes_),):
            return scores
        places = pandas.Index(self.classes_).get_indexer(self.predict(rows))
        return numpy.eye(len(self.classes_))[places]


class TableRegressor(RegressorMixin, BaseEstimator):
    def __init__(self, estimator, config, cores=1, seed=1):
        self.estimator, self.config, self.cores, self.seed = estimator, config, cores, seed

    def fit(self, rows, target, sample_weight=None):
        weights = {} if sample_weight is None else {"sample_weight": sample_weight}
        self.automl_ = fitted(self, X_train=rows, y_train=target, task="regression", **weights)
        return self

    def predict(self, rows):
        return numpy.asarray(self.automl_.predict(rows), dtype=float)


def by_series(frame, time, series):
    """The rows of each time series in the order of time, which is the first column; by its name, () of one that has none."""
    parts = frame.groupby(series, sort=False, dropna=False) if series else [((), frame)]
    columns = [time, *[name for name in frame.columns if name != time]]
    return {tuple(map(str, key)): part[columns].sort_values(time) for key, part in parts}


class SeriesRegressor(RegressorMixin, BaseEstimator):
    """A model for each time series, all of one algorithm."""

    def __init__(self, estimator, config, time, series, horizon, cores=1, seed=1):
        self.estimator, self.config, self.time, self.series, self.horizon = estimator, config, time, series, horizon
        self.cores, self.seed = cores, seed

    def fit(self, rows, target):
        target = pandas.Series(numpy.asarray(target), index=rows.index)
        self.models_ = {}
        for key, part in self._parts(rows).items():
            # A name that no column of a table has.
            frame = self._alone(part).assign(__target__=target.loc[part.index].to_numpy())
            self.models_[key] = fitted(self, dataframe=frame, label="__target__", task="ts_forecast", period=self.horizon)
        return self

    def predict(self, rows):
        """Forecasts for rows that follow on those of the training."""
        result = pandas.Series(index=rows.index, dtype=float)
        for key, part in self._parts(rows).items():
            if key not in self.models_:
                raise ValueError(f"series {', '.join(key)} was not in the training data")
            result.loc[part.index] = numpy.asarray(self.models_[key].predict(self._alone(part)), dtype=float).ravel()
        return result.to_numpy()

    def _parts(self, rows):
        return by_series(rows.assign(**{self.time: pandas.to_datetime(rows[self.time])}), self.time, self.series)

    def _alone(self, part):
        return part.drop(columns=self.series).reset_index(drop=True)
