"""Registers the model that AutoML found best, under a name, by the run that made it."""

import argparse
import importlib.util
import sys
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("--model_input_path", required=True)
parser.add_argument("--model_base_name", required=True)
arguments = parser.parse_args()

lines = (Path(arguments.model_input_path) / "MLmodel").read_text(encoding="utf-8").splitlines()
run = next(line.split(":", 1)[1].strip() for line in lines if line.startswith("run_id:"))

if importlib.util.find_spec("mlflow") is None:
    print(f"{arguments.model_base_name} of run {run} is not registered: there is no mlflow here")
    sys.exit()

import mlflow  # noqa: E402 - only where there is one

version = mlflow.register_model(f"runs:/{run}/outputs/mlflow-model/", arguments.model_base_name)
print(f"registered {version.name}, version {version.version}")
