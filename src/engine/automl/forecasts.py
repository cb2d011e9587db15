"""Forecasting: a model for each time series, judged on the last rows of all."""

from functools import partial

import features
import numpy
import pandas
from candidates import SeriesRegressor, by_series
from ensembles import build
from judge import Judge
from problem import Problem
from regular import regular
from save_model import save
from search import limits_of, search
from trials import Trials


def find(frames, settings):
    """Finds a model for the series of `training_data`, judged by `validation_data` or by the last rows of the series."""
    time, series = time_columns(settings)
    target = settings["target_column_name"]
    horizon = settings["forecasting"].get("forecast_horizon", 1)
    horizon = 1 if horizon == "auto" else int(horizon)
    training = timed("training_data", frames, settings)
    kept = timed("validation_data", frames, settings) if "validation_data" in frames else None
    splits, frame = windows(training, kept, horizon, time, series, settings)
    threads = limits_of(settings)["threads"]
    make = partial(SeriesRegressor, time=time, series=series, horizon=horizon, cores=threads, seed=settings["seed"])
    judge = Judge(frame.drop(columns=target), frame[target], None, splits, make)
    trials = Trials(settings)
    first = next(iter(by_series(training, time, series).values())).drop(columns=series).reset_index(drop=True)
    given = {"dataframe": first, "label": target, "task": "ts_forecast", "period": horizon}
    best = search(judge, given, settings, trials)
    model = build(judge, best, trials.kept(), settings)
    found = dict(best["metrics"])
    if "test_data" in frames:
        test = timed("test_data", frames, settings)
        strange = set(by_series(test, time, series)) - set(by_series(frame, time, series))
        if strange:
            raise Problem(f"test_data has series that training_data does not have: {'; '.join(sorted(', '.join(key) for key in strange))}")
        later = judge.measure(judge.outputs(model, test.drop(columns=target)), test[target])
        found.update({f"test_{name}": value for name, value in later.items()})
    save(model, {}, following(frame, time, series, horizon).drop(columns=target), settings)
    trials.finish(best, found)


def time_columns(settings):
    given = settings["forecasting"]
    series = given.get("time_series_id_column_names") or []
    if "time_column_name" not in given:
        raise Problem("forecasting has no time_column_name: name the column that says when")
    return given["time_column_name"], [series] if isinstance(series, str) else series


def timed(name, frames, settings):
    """A table with its column of time, without rows that have nothing to predict, and with those that are missing between."""
    time, series = time_columns(settings)
    target = settings["target_column_name"]
    frame = frames[name]
    missing = [column for column in [time, *series] if column not in frame.columns]
    if missing:
        raise Problem(f"{name} has no column {', '.join(map(repr, missing))}; its columns are: {', '.join(map(str, frame.columns))}")
    times = pandas.to_datetime(frame[time], errors="coerce")
    if times.isna().any():
        value = frame[time][times.isna()].iloc[0]
        raise Problem(f"column {time!r} of {name} has values that are no times, such as {value!r}")
    there = features.with_target(name, frame.assign(**{time: times}), target)
    parts = regular(name, by_series(there, time, series), time, target, settings)
    whole = [part.assign(**{column: part[column].ffill() for column in series}) for part in parts.values()]
    return pandas.concat(whole, ignore_index=True)[list(there.columns)]


def windows(training, kept, horizon, time, series, settings):
    """Pairs of rows that train and rows that come next, and the table that has both."""
    parts = by_series(training, time, series)
    if kept is not None:
        later = by_series(kept, time, series)
        if set(later) != set(parts):
            names = sorted(", ".join(key) for key in set(later) ^ set(parts))
            raise Problem(f"training_data and validation_data have other series: {'; '.join(names)}")
        enough(parts, 2 * horizon + 2, horizon)
        frame = pandas.concat([training, kept[list(training.columns)]], ignore_index=True)
        return [(numpy.arange(len(training)), numpy.arange(len(training), len(frame)))], frame
    asked = settings.get("n_cross_validations")
    folds = int(asked) if isinstance(asked, (int, float)) else 1
    enough(parts, (2 + folds) * horizon + 2, horizon)
    splits = []
    for fold in range(folds, 0, -1):
        cuts = [(len(part) - fold * horizon, part.index.to_numpy()) for part in parts.values()]
        splits.append(
            (
                numpy.concatenate([places[:cut] for cut, places in cuts]),
                numpy.concatenate([places[cut : cut + horizon] for cut, places in cuts]),
            )
        )
    return splits, training


def enough(parts, needed, horizon):
    """Each series is long enough, and there is something to judge by."""
    for key, rows in parts.items():
        if len(rows) < needed:
            name = f"series {', '.join(key)}" if key else "training_data"
            raise Problem(f"{name} has {len(rows)} rows, too few for a forecast_horizon of {horizon}: it takes {needed}")


def following(frame, time, series, horizon):
    """The last rows of a series, moved on in time so that they come after all."""
    rows = next(iter(by_series(frame, time, series).values()))
    last = rows.tail(horizon)
    return last.assign(**{time: last[time] + rows[time].diff().median() * len(last)})[list(frame.columns)]
