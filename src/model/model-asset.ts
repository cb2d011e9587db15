import type { AssetPath } from "./asset.js";
import type { Json } from "./environment.js";
import type { SourceLocation } from "./location.js";

/** A trained model of the workspace. */
export interface ModelAsset {
  readonly kind: "model";
  readonly name: string;
  /** The next one when absent. */
  readonly version?: string;
  readonly description?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, string>>;
  readonly stage?: string;
  /** `custom_model` when absent. */
  readonly type: "custom_model" | "mlflow_model" | "triton_model";
  readonly path: AssetPath;
  /** Ways to load the model, by their names (`python_function`). */
  readonly flavors?: Readonly<Record<string, { readonly [key: string]: Json }>>;
  readonly datastore?: string;
  readonly location?: SourceLocation;
}
