"""Forecasting: a model for each time series, measured on its last values."""

import forecaster
import measures
import pandas
from problem import Problem
from save_model import save_pyfunc
from search import search
from trials import Trials


def find(frames, settings):
    """Finds a model for each series of `training_data`, and measures it on `validation_data` or on the last rows of the series."""
    time, series = time_columns(settings)
    horizon = settings["forecasting"].get("forecast_horizon", 1)
    horizon = 1 if horizon == "auto" else horizon
    training = by_series(frames["training_data"], time, series)
    kept = by_series(frames["validation_data"], time, series) if "validation_data" in frames else None
    check(training, kept, horizon)
    trials = Trials(settings)
    found = [Series(rows, kept and kept[key], horizon, series) for key, rows in training.items()]
    for key, one in zip(training, found):
        one.search(settings, trials, 1 / len(training), ", ".join(key) or None)
    model = forecaster.Forecaster({key: one.fit_again(settings) for key, one in zip(training, found)}, time, series)
    save_pyfunc(forecaster, model, following(found[-1].all, time, horizon).drop(columns=settings["target_column_name"]), settings)
    algorithms = dict.fromkeys(trials.name_of(one.automl.best_estimator) for one in found)
    trials.finish(", ".join(algorithms), measured(found, model, frames, settings))


def measured(found, model, frames, settings):
    """Metrics of all series together; those of the test data are of the models that know all others."""
    target = settings["target_column_name"]
    spread = measures.spread_of(pandas.concat([one.all for one in found])[target])
    values = measures.of_numbers(pandas.concat([one.truth for one in found]), pandas.concat([one.forecasts for one in found]), spread)
    test = frames.get("test_data")
    if test is None:
        return values
    later = measures.of_numbers(test[target], model.predict(None, test.drop(columns=target)), spread)
    return {**values, **{f"test_{name}": value for name, value in later.items()}}


def time_columns(settings):
    given = settings["forecasting"]
    series = given.get("time_series_id_column_names") or []
    if "time_column_name" not in given:
        raise Problem("forecasting has no time_column_name")
    return given["time_column_name"], [series] if isinstance(series, str) else series


def by_series(frame, time, series):
    missing = [name for name in [time, *series] if name not in frame.columns]
    if missing:
        raise Problem(f"there is no column {', '.join(map(repr, missing))}; columns are: {', '.join(map(str, frame.columns))}")
    times = pandas.to_datetime(frame[time], errors="coerce")
    if times.isna().any():
        raise Problem(f"column {time!r} has values that are no times")
    return forecaster.by_series(frame.assign(**{time: times}), time, series)


def check(training, kept, horizon):
    """Each series is long enough, and there is something to measure it on."""
    if kept is not None and set(kept) != set(training):
        names = sorted(", ".join(key) for key in set(kept) ^ set(training))
        raise Problem(f"training_data and validation_data have other series: {'; '.join(names)}")
    needed = (2 if kept is not None else 3) * horizon + 2
    for key, rows in training.items():
        if len(rows) < needed:
            name = f"series {', '.join(key)}" if key else "training_data"
            raise Problem(f"{name} has {len(rows)} rows, too few for a forecast_horizon of {horizon}: it takes {needed}")


def following(rows, time, horizon):
    """The last rows, moved on in time so that they come after all."""
    last = rows.tail(horizon)
    return last.assign(**{time: last[time] + rows[time].diff().median() * len(last)})


class Series:
    """One time series: what is known early, and what comes last, which its model is measured on."""

    def __init__(self, rows, kept, horizon, names):
        self._early, self._last = (rows.iloc[:-horizon], rows.iloc[-horizon:]) if kept is None else (rows, kept)
        self._horizon, self._names = horizon, names
        self.all = pandas.concat([self._early, self._last])

    def search(self, settings, trials, share, name):
        target = settings["target_column_name"]
        folds = settings.get("n_cross_validations")
        judged = {"eval_method": "cv", "n_splits": folds} if isinstance(folds, int) else {"eval_method": "holdout"}
        spread = measures.spread_of(self._early[target])

        def measure(model, rows, _):
            return measures.of_numbers(rows.test_data[target], model.predict(rows), spread)

        self.automl = search({**self._given(self._early, settings), **judged}, measure, settings, trials, share, name)
        self.truth = self._last[target]
        self.forecasts = pandas.Series(self.automl.predict(self._rows(self._last.drop(columns=target))))

    def fit_again(self, settings):
        """The model that was found, with the rows that it was measured on."""
        from flaml import AutoML

        best = self.automl.best_estimator
        automl = AutoML()
        automl.fit(
            **self._given(self.all, settings),
            estimator_list=[best],
            starting_points={best: self.automl.best_config},
            eval_method="holdout",
            # FLAML's word for no search.
            max_iter=1,
            seed=settings["seed"],
            verbose=0,
            mlflow_logging=False,
        )
        return automl

    def _given(self, frame, settings):
        return {"dataframe": self._rows(frame), "label": settings["target_column_name"], "task": "ts_forecast", "period": self._horizon}

    def _rows(self, frame):
        return frame.drop(columns=self._names).reset_index(drop=True)
