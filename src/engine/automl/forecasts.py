"""Forecasting: a model for each time series, judged on its last values."""

import os

import measures
from problem import Problem
from save_model import save
from tables import limits, numbers
from trials import Trials

# FLAML's measure for each of Azure ML's while it searches; rank correlation it has none for.
SEARCHED = {
    "normalized_root_mean_squared_error": "rmse",
    "normalized_mean_absolute_error": "mae",
    "r2_score": "r2",
    "spearman_correlation": "rmse",
}


def search(frames, settings):
    import pandas

    given = settings["forecasting"]
    time = given.get("time_column_name")
    if time is None:
        raise Problem("forecasting has no time_column_name")
    series = listed(given.get("time_series_id_column_names"))
    training, validation = prepared(frames["training_data"], time, series), frames.get("validation_data")
    numbers(training[settings["target_column_name"]], settings)
    horizon = given.get("forecast_horizon", 1)
    horizon = 1 if horizon == "auto" else horizon
    kept = {} if validation is None else dict(groups(prepared(validation, time, series), series))
    trials, models, truths, guesses, best = Trials(settings), {}, [], [], []
    parts = list(groups(training, series))
    for key, frame in parts:
        name = None if key is None else ", ".join(map(str, key))
        last = kept.get(key) if validation is not None else frame.tail(horizon)
        early = frame if validation is not None else frame.head(len(frame) - horizon)
        if last is None or len(early) < 2 * horizon + 2:
            raise Problem(f"series {name or 'of training_data'} has {len(frame)} rows: too few for a horizon of {horizon}, or none to judge it by")
        found = Series(settings, time, horizon, len(parts)).search(early, trials, name)
        predicted = found.predict(last.drop(columns=settings["target_column_name"]))
        truths.extend(last[settings["target_column_name"]])
        guesses.extend(predicted)
        best.append(settings["estimators"].get(found.best_estimator, found.best_estimator))
        everything = frame if validation is None else pandas.concat([frame, last], ignore_index=True)
        models[key] = Series(settings, time, horizon, 1).fit_again(everything, found)
    spread = float(training[settings["target_column_name"]].max() - training[settings["target_column_name"]].min()) or 1.0
    example = training.drop(columns=settings["target_column_name"]).tail(horizon).reset_index(drop=True)
    model = forecaster(models, time, series)
    future = example.assign(**{time: example[time] + (training[time].max() - example[time].min()) + step_of(training, time, series)})
    save(model, settings, future, model.predict(None, future), "pyfunc")
    trials.finish(settings["trials"], ", ".join(dict.fromkeys(best)), measures.of_numbers(truths, guesses, spread))


def listed(names):
    return [] if names is None else [names] if isinstance(names, str) else list(names)


def prepared(frame, time, series):
    """Rows in the order of time, which comes first."""
    import pandas

    missing = [name for name in [time, *series] if name not in frame.columns]
    if missing:
        raise Problem(f"there is no column {', '.join(map(repr, missing))}; columns are: {', '.join(map(str, frame.columns))}")
    frame = frame.assign(**{time: pandas.to_datetime(frame[time], errors="coerce")})
    if frame[time].isna().any():
        raise Problem(f"column {time!r} has values that are no times")
    return frame[[time, *[name for name in frame.columns if name != time]]].sort_values(time).reset_index(drop=True)


def groups(frame, series):
    """Each series without the columns that name it. One that nothing names goes by None."""
    if not series:
        yield None, frame
        return
    for key, part in frame.groupby(series, sort=False, dropna=False):
        yield key if isinstance(key, tuple) else (key,), part.drop(columns=series).reset_index(drop=True)


def step_of(frame, time, series):
    """The usual time between two rows."""
    part = next(groups(frame, series))[1]
    return part[time].diff().median()


class Series:
    """One time series."""

    def __init__(self, settings, time, horizon, among):
        self._settings, self._time, self._horizon, self._among = settings, time, horizon, among

    def search(self, frame, trials, name):
        from flaml import AutoML

        target = self._settings["target_column_name"]
        spread = float(frame[target].max() - frame[target].min()) or 1.0
        log = os.path.join(os.path.dirname(self._settings["trials"]), "flaml.log")
        stop = trials.follow(log, lambda record: {self._settings["primary_metric"]: self._value(record["validation_loss"], spread)}, name)
        given = limits(self._settings)
        automl = AutoML()
        try:
            automl.fit(
                **self._common(frame),
                estimator_list=list(self._settings["estimators"]),
                eval_method="holdout",
                log_file_name=log,
                log_type="all",
                **{**given, "time_budget": given["time_budget"] / self._among},
            )
        finally:
            stop()
            if os.path.exists(log):
                os.remove(log)
        if automl.model is None or not trials.all:
            raise Problem("no trial came to an end within the limits")
        return automl

    def fit_again(self, frame, found):
        """The model that was found, with the rows that it was judged by."""
        from flaml import AutoML

        automl = AutoML()
        automl.fit(
            **self._common(frame),
            estimator_list=[found.best_estimator],
            starting_points={found.best_estimator: found.best_config},
            eval_method="holdout",
            max_iter=1,
            time_budget=-1,
            seed=self._settings["seed"],
            verbose=0,
        )
        return automl

    def _common(self, frame):
        return {
            "dataframe": frame,
            "label": self._settings["target_column_name"],
            "task": "ts_forecast",
            "period": self._horizon,
            "metric": SEARCHED[self._settings["primary_metric"]],
        }

    def _value(self, loss, spread):
        metric = self._settings["primary_metric"]
        return 1.0 - loss if metric in ("r2_score", "spearman_correlation") else loss / spread


def forecaster(models, time, series):
    """All series as one model of MLflow's. The class is made here, as it is written with the model and not looked for in a module."""
    import mlflow.pyfunc

    class Forecaster(mlflow.pyfunc.PythonModel):
        def predict(self, context, model_input, params=None):
            import pandas

            frame = model_input.assign(**{time: pandas.to_datetime(model_input[time])})
            result = pandas.Series(index=frame.index, dtype=float)
            parts = [(None, frame)] if not series else list(frame.groupby(series, sort=False, dropna=False))
            for key, part in parts:
                key = key if key is None or isinstance(key, tuple) else (key,)
                if key not in models:
                    raise ValueError(f"series {key} was not in the training data")
                known = part.drop(columns=series) if series else part
                ordered = known.sort_values(time)
                ordered = ordered[[time, *[name for name in ordered.columns if name != time]]]
                result.loc[ordered.index] = numpy_of(models[key].predict(ordered.reset_index(drop=True)))
            return result

    def numpy_of(values):
        import numpy

        return numpy.asarray(values, dtype=float).ravel()

    return Forecaster()
