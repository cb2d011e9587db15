import type { AssetKind } from "./kind.js";

/** What lies on disk for each kind. A model in a format of one's own may be either. */
export const assetShapes: Readonly<Record<AssetKind, "file" | "folder" | "either">> = {
  uri_file: "file",
  uri_folder: "folder",
  mltable: "folder",
  mlflow_model: "folder",
  triton_model: "folder",
  custom_model: "either",
};
