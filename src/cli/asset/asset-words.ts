import type { RegisteredKind } from "../../model/registered-kind.js";

/** A kind of registered thing on the command line. */
export interface AssetWords {
  readonly kind: RegisteredKind;
  /** `azml component …` */
  readonly command: string;
  /** In the middle of a sentence. */
  readonly one: string;
  readonly many: string;
  /** For examples. */
  readonly file: string;
  readonly name: string;
  /** The least that such a file says. */
  readonly yaml: readonly string[];
}

export const assetWords: readonly AssetWords[] = [
  {
    kind: "components",
    command: "component",
    one: "component",
    many: "components",
    file: "train.yml",
    name: "train",
    yaml: ["name: train", "type: command", "code: ./src", "command: python train.py"],
  },
  {
    kind: "environments",
    command: "environment",
    one: "environment",
    many: "environments",
    file: "environment.yml",
    name: "sklearn",
    yaml: ["name: sklearn", "image: python:3.12", "conda_file: ./conda.yml"],
  },
  {
    kind: "data",
    command: "data",
    one: "data asset",
    many: "data assets",
    file: "data.yml",
    name: "titanic",
    yaml: ["name: titanic", "type: uri_folder", "path: ./passengers"],
  },
  {
    kind: "models",
    command: "model",
    one: "model",
    many: "models",
    file: "model.yml",
    name: "churn",
    yaml: ["name: churn", "type: mlflow_model", "path: ./model"],
  },
];
