import type { AutomlTaskName } from "./automl-words.js";
import type { ComponentCommon } from "./component-common.js";

/** `type: automl`: a name for a task of AutoML's. Azure ML registers such components, and no node of a pipeline uses one. */
export interface AutomlComponent extends ComponentCommon {
  readonly kind: "automl";
  readonly task: AutomlTaskName;
}
