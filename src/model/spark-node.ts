import type { ComponentReference } from "./component-reference.js";
import type { NodeCommon } from "./node-common.js";
import type { Identity } from "./run-settings.js";
import type { SparkComponent } from "./spark-component.js";
import type { SparkResources, SparkSettings } from "./spark-settings.js";

/**
 * One use of a Spark component in a pipeline. It runs on an attached compute or on `resources`, never both. Of the settings it shares with
 * the component only `conf` counts here, unless the component is a reference.
 */
export interface SparkNode extends NodeCommon, SparkSettings {
  readonly kind: "spark";
  readonly component: SparkComponent | ComponentReference;
  readonly compute?: string;
  readonly resources?: SparkResources;
  /** Without one: managed on a compute, the user's on `resources`. */
  readonly identity?: Identity;
}
