"""Writes a model as MLflow does, for whoever loads it by MLflow."""

import json
import os
import shutil

import candidates
import cloudpickle
import features
import mlflow.sklearn
import pandas
from mlflow.models import Model, infer_signature
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer


def save(model, kinds, example, settings):
    """A model for rows such as `example`."""
    # What is done with columns goes with the model as code, and so do our classes: whoever loads it has none of these files.
    for module in (features, candidates):
        cloudpickle.register_pickle_by_value(module)
    told = FunctionTransformer(features.as_told, kw_args={"kinds": kinds})
    whole = Pipeline([("columns", told), ("automl", model)]) if kinds else model
    predicted = pandas.Series(whole.predict(example), name=settings["target_column_name"])
    path = settings["model"]
    if os.path.isdir(path):
        # MLflow makes the folder itself.
        os.rmdir(path)
    mlflow.sklearn.save_model(
        whole,
        path=path,
        signature=infer_signature(example, predicted),
        pip_requirements=settings["requirements"],
        mlflow_model=Model(run_id=os.environ.get("AZUREML_RUN_ID")),
    )
    keep(path)


def keep(model):
    """Among the artifacts of the run the model lies where Azure ML's AutoML has it: `runs:/<run>/outputs/mlflow-model`."""
    folder, facts = os.environ.get("AZML_ARTIFACTS_FOLDER"), os.environ.get("AZML_METRICS_FILE")
    if folder is None or facts is None:
        return
    place = os.path.join("outputs", "mlflow-model")
    shutil.copytree(model, os.path.join(folder, place), dirs_exist_ok=True)
    with open(facts, "a", encoding="utf-8") as file:
        for name in sorted(os.listdir(model)):
            file.write(json.dumps({"artifact": f"outputs/mlflow-model/{name}"}) + "\n")
