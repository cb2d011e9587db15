"""Finds a model for a table with FLAML, for azml: `python automl.py SETTINGS ANSWER`, two JSON files.

What it prints is the log of the node; metrics go to the file that AZML_METRICS_FILE names.
"""

import json
import os
import sys
import traceback
import warnings

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "parallel"))
warnings.filterwarnings("ignore")

import cut_table  # noqa: E402 - beside this folder
import forecasts  # noqa: E402
import tables  # noqa: E402
from problem import Problem  # noqa: E402


def read(settings):
    """The tables that the node was given, by the names of its inputs."""
    import pandas

    frames = {}
    for name, data in settings["data"].items():
        try:
            frame = cut_table.transform(cut_table.read_all(pandas, data)[0], data["steps"])
        except ValueError as error:
            raise Problem(f"{name}: {error}") from error
        print(f"{name}: {len(frame)} rows, {len(frame.columns)} columns")
        frames[name] = frame.reset_index(drop=True)
    check(frames, settings)
    return frames


def check(frames, settings):
    target = settings["target_column_name"]
    for name, frame in frames.items():
        if len(frame) == 0:
            raise Problem(f"{name} has no rows")
        if target not in frame.columns:
            known = ", ".join(str(column) for column in frame.columns)
            raise Problem(f"{name} has no column {target!r} to predict; its columns are: {known}")
    if frames["training_data"][target].nunique() < 2:
        raise Problem(f"column {target!r} of training_data has one value only: there is nothing to predict")


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        settings = json.load(file)
    answer = {}
    try:
        search = forecasts.search if settings["task"] == "forecasting" else tables.search
        search(read(settings), settings)
    except Problem as problem:
        answer = {"problem": str(problem)}
    except Exception as error:
        traceback.print_exc()
        lines = str(error).splitlines() or [""]
        answer = {"problem": f"{type(error).__name__}: {lines[0]}"}
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        json.dump(answer, file)


if __name__ == "__main__":
    main()
