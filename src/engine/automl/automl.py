"""Finds a model for a table with FLAML, for azml: `python automl.py SETTINGS ANSWER`, two JSON files.

What it prints is the log of the node; metrics go to the file that AZML_METRICS_FILE names.
"""

import json
import os
import sys
import traceback
import warnings

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, "..", "parallel")]
warnings.filterwarnings("ignore")
# Threads that wait do so without keeping busy the processors that other nodes use.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import cut_table  # noqa: E402 - beside this folder
import pandas  # noqa: E402
from check_settings import check_settings  # noqa: E402
from problem import Problem  # noqa: E402


def read(settings):
    """The tables that the node was given, by the names of its inputs."""
    frames = {}
    for name, data in settings["data"].items():
        try:
            frame = cut_table.read_table(pandas, data)[0]
        except ValueError as error:
            raise Problem(f"{name}: {error}") from error
        print(f"{name}: {len(frame)} rows, {len(frame.columns)} columns", flush=True)
        frames[name] = frame.reset_index(drop=True)
    return frames


def check(frames, settings):
    target = settings["target_column_name"]
    for name, frame in frames.items():
        if len(frame) == 0:
            raise Problem(f"{name} has no rows")
        if target not in frame.columns:
            known = ", ".join(str(column) for column in frame.columns)
            raise Problem(f"{name} has no column {target!r} to predict; its columns are: {known}")
        if settings["task"] != "classification" and frame[target].dtype.kind not in "biuf" and frame[target].notna().any():
            raise Problem(f"column {target!r} of {name} is to be predicted as a number, and has others{example_of(frame[target])}")
    known = frames["training_data"][target].dropna().unique()
    if len(known) == 1:
        raise Problem(f"column {target!r} of training_data has one value only ({known[0]}): there is nothing to predict")


def example_of(column):
    """Where a column of numbers has something else."""
    strange = column[column.notna() & pandas.to_numeric(column, errors="coerce").isna()]
    return f": {strange.iloc[0]!r} in row {strange.index[0] + 1}" if len(strange) > 0 else ""


def find(frames, settings):
    check_settings(settings)
    check(frames, settings)
    if settings["task"] == "forecasting":
        from forecasts import find as find_model
    else:
        from tables import find as find_model
    find_model(frames, settings)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        settings = json.load(file)
    # Where nothing else is said MLflow makes a folder wherever it is started.
    os.environ.setdefault("MLFLOW_TRACKING_URI", os.path.join(os.path.dirname(settings["trials"]), "mlruns"))
    answer = {}
    try:
        find(read(settings), settings)
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
