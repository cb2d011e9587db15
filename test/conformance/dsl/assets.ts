// Environments, data and models by themselves.
import path from "node:path";
import { asset, type Twin } from "./corpus.js";

export const asset_environment_conda: Twin = (corpus) =>
  asset("environment", { name: "e", image: "docker.example/x:1", conda_file: path.join(corpus, "conda.yml") });

export const asset_data_wrong_kind: Twin = (corpus) =>
  asset("data", { name: "d", version: "1", path: path.join(corpus, "data"), type: "uri_file" });

export const asset_model_folder: Twin = (corpus) =>
  asset("model", {
    name: "m",
    version: "1",
    path: path.join(corpus, "src"),
    type: "custom_model",
    description: "x",
    properties: { k: "v" },
  });

export const asset_model_from_job: Twin = () =>
  asset("model", { name: "m", path: "azureml://jobs/j/outputs/artifacts/paths/model/", type: "mlflow_model" });
