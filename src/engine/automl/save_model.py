"""Writes a model as MLflow does, for whoever loads it by MLflow."""

import json
import os
import shutil

import cloudpickle
import features
import mlflow.pyfunc
import mlflow.sklearn
import pandas
from mlflow.models import Model, infer_signature


def save_sklearn(automl, kinds, example, settings):
    """A model for rows such as `example`."""
    from sklearn.pipeline import Pipeline
    from sklearn.preprocessing import FunctionTransformer

    # What is done with columns goes with the model as code: whoever loads it has none of these files.
    cloudpickle.register_pickle_by_value(features)
    told = FunctionTransformer(features.as_told, kw_args={"kinds": kinds})
    model = Pipeline([("columns", told), ("automl", automl)]) if kinds else automl
    predicted = pandas.Series(model.predict(example), name=settings["target_column_name"])
    mlflow.sklearn.save_model(model, **common(example, predicted, settings))
    keep(settings["model"])


def save_pyfunc(module, model, example, settings):
    """A model that is a class of ours, in `module`, which goes with it."""
    cloudpickle.register_pickle_by_value(module)
    mlflow.pyfunc.save_model(python_model=model, **common(example, model.predict(None, example), settings))
    keep(settings["model"])


def common(example, predicted, settings):
    path = settings["model"]
    if os.path.isdir(path):
        # MLflow makes the folder itself.
        os.rmdir(path)
    return {
        "path": path,
        "signature": infer_signature(example, predicted),
        "pip_requirements": settings["requirements"],
        "mlflow_model": Model(run_id=os.environ.get("AZUREML_RUN_ID")),
    }


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
