import type { ComponentReference } from "./component-reference.js";
import type { EnvironmentVariables } from "./environment-variables.js";
import type { NodeCommon } from "./node-common.js";
import type { ParallelComponent } from "./parallel-component.js";
import type { ParallelSettings } from "./parallel-settings.js";
import type { Identity } from "./run-settings.js";

/** One use of a parallel component in a pipeline. Settings here override the component's. */
export interface ParallelNode extends NodeCommon, ParallelSettings {
  readonly kind: "parallel";
  readonly component: ParallelComponent | ComponentReference;
  readonly compute?: string;
  readonly environmentVariables?: EnvironmentVariables;
  readonly identity?: Identity;
}
