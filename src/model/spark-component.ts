import type { Code } from "./code.js";
import type { ComponentCommon } from "./component-common.js";
import type { Environment } from "./environment.js";
import type { SparkSettings } from "./spark-settings.js";

/** A Spark application with ports. */
export interface SparkComponent extends ComponentCommon, SparkSettings {
  readonly kind: "spark";
  readonly code?: Code;
  readonly environment?: Environment;
  readonly additionalIncludes?: readonly string[];
}
