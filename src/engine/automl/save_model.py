"""Writes a model as MLflow does, for whoever loads it by MLflow."""

import os
import warnings


def save(model, settings, example, predicted, flavor):
    """`flavor` is mlflow.sklearn or mlflow.pyfunc, by which argument its model goes is their own."""
    import mlflow
    import mlflow.pyfunc
    import mlflow.sklearn
    from mlflow.models import Model, infer_signature

    path = settings["model"]
    if os.path.isdir(path):
        os.rmdir(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        common = {
            "path": path,
            "signature": infer_signature(example, predicted),
            "pip_requirements": settings["requirements"],
            "mlflow_model": Model(run_id=os.environ.get("AZUREML_RUN_ID")),
        }
        if flavor == "sklearn":
            mlflow.sklearn.save_model(model, **common)
        else:
            mlflow.pyfunc.save_model(python_model=model, **common)
    print(f"model: {path}")
