"""Time series at equal distances, which forecasting models take: rows that are missing are put in, as Azure ML does."""

import pandas

from problem import Problem

# What pandas called its frequencies before version 2.2, and calls them now.
NEW_NAMES = {"H": "h", "BH": "bh", "CBH": "cbh", "T": "min", "S": "s", "L": "ms", "U": "us", "N": "ns", "M": "ME", "Q": "QE", "A": "YE", "Y": "YE"}


def offset_of(frequency):
    """A frequency as pandas knows it, by its old or its new name: `D`, `W-THU`, `15T`, `H`."""
    text = str(frequency).strip()
    number = text[: len(text) - len(text.lstrip("0123456789"))]
    name, dash, anchor = text[len(number) :].partition("-")
    for candidate in (f"{number}{NEW_NAMES.get(name, name)}{dash}{anchor}", text):
        try:
            return pandas.tseries.frequencies.to_offset(candidate)
        except ValueError:
            continue
    raise Problem(f"frequency is {frequency!r}, which pandas does not know: write D, H, W-THU, MS, …")


def regular(name, parts, time, target, settings):
    """Each series of a table with a row at every time of its frequency, that of the settings or the one that its rows have.

    A target that is missing is the last one before it. Of the other columns numbers are their median, and others the last before them.
    """
    frequency = settings["forecasting"].get("frequency")
    offset = None if frequency is None else offset_of(frequency)
    merge = settings["forecasting"].get("target_aggregate_function")
    return {key: filled(label(name, key), rows, time, target, offset, merge) for key, rows in parts.items()}


def label(name, key):
    return f"series {', '.join(key)} of {name}" if key else name


def filled(name, rows, time, target, offset, merge):
    rows = rows.sort_values(time)
    if merge not in (None, "none") and offset is not None:
        rows = merged(rows, time, target, offset, merge)
    twice = rows[time][rows[time].duplicated()]
    if len(twice) > 0:
        cure = "name time_series_id_column_names, or a frequency and a target_aggregate_function"
        raise Problem(f"{name} has several rows for {twice.iloc[0]}: {cure}")
    grid = grid_of(name, rows[time], offset)
    if grid is None or len(grid) == len(rows):
        return rows
    whole = rows.set_index(time).reindex(grid).rename_axis(time).reset_index()
    missing = ~whole[time].isin(rows[time])
    for column in whole.columns:
        if column == time:
            continue
        values = whole[column]
        is_number = rows[column].dtype.kind in "iuf"
        known = values.ffill() if column == target or not is_number else values.fillna(rows[column].median())
        whole[column] = values.where(~missing, known)
    print(f"{name}: {int(missing.sum())} rows are put in that were missing, the first at {whole[time][missing].iloc[0]}", flush=True)
    return whole[list(rows.columns)]


def merged(rows, time, target, offset, how):
    """Rows of one period as one, where the frequency is longer than that of the rows."""
    ways = ("sum", "mean", "min", "max")
    if how not in ways:
        raise Problem(f"target_aggregate_function is {how}, and has to be one of {', '.join(ways)}")
    others = {column: ("mean" if rows[column].dtype.kind in "iuf" else "first") for column in rows.columns if column not in (time, target)}
    periods = rows.set_index(time).resample(offset).agg({**others, target: how})
    there = rows.set_index(time)[target].resample(offset).count() > 0
    return periods[there].reset_index()[list(rows.columns)]


def grid_of(name, times, offset):
    """Every time from the first to the last; None where there are too few to tell, or they lie at equal distances of their own kind."""
    if offset is None:
        if len(times) < 3 or pandas.infer_freq(pandas.DatetimeIndex(times)) is not None:
            return None
        steps = times.diff().dropna()
        offset = pandas.tseries.frequencies.to_offset(steps.mode().iloc[0])
    grid = pandas.date_range(times.iloc[0], times.iloc[-1], freq=offset)
    strange = times[~times.isin(grid)]
    if len(strange) > 0:
        cure = "say the frequency that it has, or a target_aggregate_function"
        raise Problem(f"{name} has times that do not lie at a frequency of {offset.freqstr}, such as {strange.iloc[0]}: {cure}")
    return grid
