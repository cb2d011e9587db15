"""The model of a forecast. Its code goes with it, so it needs none of the files beside this one."""

import mlflow.pyfunc
import numpy
import pandas


def by_series(frame, time, series):
    """The rows of each time series in the order of time, which is the first column; by its name, () of one that has none."""
    parts = frame.groupby(series, sort=False, dropna=False) if series else [((), frame)]
    columns = [time, *[name for name in frame.columns if name != time]]
    return {tuple(map(str, key)): part[columns].sort_values(time) for key, part in parts}


class Forecaster(mlflow.pyfunc.PythonModel):
    """A model for each time series."""

    def __init__(self, models, time, series):
        self._models, self._time, self._series = models, time, series

    def predict(self, context, model_input, params=None):
        """Forecasts for rows that follow on those of the training."""
        frame = model_input.assign(**{self._time: pandas.to_datetime(model_input[self._time])})
        result = pandas.Series(index=frame.index, dtype=float)
        for key, rows in by_series(frame, self._time, self._series).items():
            if key not in self._models:
                raise ValueError(f"series {', '.join(key)} was not in the training data")
            forecast = self._models[key].predict(rows.drop(columns=self._series).reset_index(drop=True))
            result.loc[rows.index] = numpy.asarray(forecast, dtype=float).ravel()
        return result
