import type { AutomlTask } from "./automl-task.js";
import type { EnvironmentVariables } from "./environment-variables.js";
import type { NodeCommon } from "./node-common.js";
import type { Identity, QueueSettings, Resources } from "./run-settings.js";

/**
 * Lets the service find a model. It has no component: its inputs are `training_data`, `validation_data` and `test_data`, its output is
 * `best_model`.
 */
export interface AutomlNode extends NodeCommon {
  readonly kind: "automl";
  readonly component?: never;
  readonly compute?: string;
  readonly automl: AutomlTask;
  readonly experimentName?: string;
  readonly identity?: Identity;
  readonly environmentVariables?: EnvironmentVariables;
  readonly resources?: Resources;
  readonly queueSettings?: QueueSettings;
}
