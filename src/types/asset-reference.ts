import type { AssetKind } from "../model/kind.js";

/** Data or a model that exists before the pipeline runs. Made by `uriFolder("./data")` and its siblings. */
export interface AssetReference<K extends AssetKind = AssetKind> {
  readonly assetKind: K;
  readonly path: string;
}
