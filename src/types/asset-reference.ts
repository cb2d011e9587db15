import type { AssetKind } from "../model/kind.js";

/** Data or a model that exists before the pipeline runs. Made by `uriFolder("./data")` and its siblings. */
export interface AssetReference<K extends AssetKind = AssetKind> {
  /** What lies there. */
  readonly assetKind: K;
  /** Where it lies, as it was written. */
  readonly path: string;
  /**
   * The same asset, taken for another kind: where Azure ML would accept what the types do not. It changes the type
   * only; what is sent is the same.
   *
   * @example
   * step(Train, { data: uriFile("./iris.csv").as("uri_folder") });
   */
  as<T extends AssetKind>(kind: T): AssetReference<T>;
}
