import type { AssetKind } from "../model/kind.js";
import type { InputMode } from "../model/mode.js";

/** Data or a model that exists before the pipeline runs. Made by `uriFolder("./data")` and its siblings. */
export interface AssetReference<K extends AssetKind = AssetKind> {
  readonly assetKind: K;
  readonly path: string;
  readonly mode?: InputMode;
  readonly datastore?: string;
}
