import type { AssetKind } from "./kind.js";
import type { InputMode } from "./mode.js";

/**
 * Where an asset lies.
 *
 * - `local`: a file or folder on this machine; uploaded on submission. `path` is absolute.
 * - `registered`: `azureml:name:version`, `azureml:name@label`, or a full ARM id.
 * - `remote`: a URL the service resolves: `azureml://…`, `https://…`, `wasbs://…`, `abfss://…`, `adl://…`.
 */
export type AssetPath =
  | { readonly kind: "local"; readonly path: string; readonly written: string }
  | { readonly kind: "registered"; readonly id: string }
  | { readonly kind: "remote"; readonly uri: string };

/** A value for an asset input: kind, place and mode. */
export interface AssetInput {
  readonly type: AssetKind;
  readonly path: AssetPath;
  readonly mode?: InputMode;
  /** Datastore that local data is uploaded to; `workspaceblobstore` when absent. */
  readonly datastore?: string;
}
