import { type CallSite, callSite } from "../diagnostics/call-site.js";
import type { AssetKind } from "../model/kind.js";
import type { InputMode } from "../model/mode.js";
import type { AssetReference } from "../types/asset-reference.js";

/** What can be said of data beside where it lies. */
export interface AssetOptions {
  /** How the data is handed to the step; `ro_mount` when nobody says. */
  readonly mode?: InputMode;
  /** Datastore that a local path is uploaded to; the workspace's default when absent. */
  readonly datastore?: string;
}

const mark = Symbol.for("azml/asset");

/** An asset as the user wrote it, with the place of the call that a relative path starts from. */
export interface WrittenAsset extends AssetReference {
  /** What was given, whatever it is. */
  readonly options: unknown;
  readonly site: CallSite;
  /** The kind that is sent, whatever `as()` took the asset for. */
  readonly sent: AssetKind;
}

export function isWrittenAsset(value: unknown): value is WrittenAsset {
  return typeof value === "object" && value !== null && mark in value;
}

function asset<K extends AssetKind>(
  assetKind: K,
  path: string | URL,
  options: AssetOptions | undefined,
  site: CallSite,
): AssetReference<K> {
  const written = { options, [mark]: true, path: path instanceof URL ? path.href : path, site, sent: assetKind };
  const take = <T extends AssetKind>(kind: T): AssetReference<T> => Object.freeze({ ...written, assetKind: kind, as: take });
  return take(assetKind);
}

/**
 * A folder: a local path (relative to the file that calls this), `azureml:name:version`, `azureml:name@label`,
 * an ARM id, or a URL (`azureml://…`, `https://…`, `wasbs://…`). A local folder is uploaded on submission.
 *
 * @example
 * job(Training, { rawData: uriFolder("./data") })
 * // inputs: { raw_data: { type: uri_folder, path: ./data } }
 */
export function uriFolder(path: string | URL, options?: AssetOptions): AssetReference<"uri_folder"> {
  return asset("uri_folder", path, options, callSite(uriFolder));
}

/** One file; the same forms of path as {@link uriFolder}. */
export function uriFile(path: string | URL, options?: AssetOptions): AssetReference<"uri_file"> {
  return asset("uri_file", path, options, callSite(uriFile));
}

/** A folder with an `MLTable` file; the same forms of path as {@link uriFolder}. */
export function mltable(path: string | URL, options?: AssetOptions): AssetReference<"mltable"> {
  return asset("mltable", path, options, callSite(mltable));
}

/** A model in MLflow's format; the same forms of path as {@link uriFolder}. */
export function mlflowModel(path: string | URL, options?: AssetOptions): AssetReference<"mlflow_model"> {
  return asset("mlflow_model", path, options, callSite(mlflowModel));
}

/** A model in a format of your own; the same forms of path as {@link uriFolder}. */
export function customModel(path: string | URL, options?: AssetOptions): AssetReference<"custom_model"> {
  return asset("custom_model", path, options, callSite(customModel));
}

/** A Triton model repository; the same forms of path as {@link uriFolder}. */
export function tritonModel(path: string | URL, options?: AssetOptions): AssetReference<"triton_model"> {
  return asset("triton_model", path, options, callSite(tritonModel));
}
