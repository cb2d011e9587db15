import type { CommandComponent } from "./command-component.js";
import type { ComponentReference } from "./component-reference.js";
import type { EnvironmentVariables } from "./environment-variables.js";
import type { NodeCommon } from "./node-common.js";
import type { CommandLimits, Distribution, Identity, JobService, QueueSettings, Resources } from "./run-settings.js";

/** One use of a command component in a pipeline. Settings here override the component's. */
export interface CommandNode extends NodeCommon {
  readonly kind: "command";
  readonly component: CommandComponent | ComponentReference;
  /** Compute name, ARM id, `serverless` or a data binding; the pipeline's default compute when absent. */
  readonly compute?: string;
  readonly environmentVariables?: EnvironmentVariables;
  readonly resources?: Resources;
  readonly distribution?: Distribution;
  readonly limits?: CommandLimits;
  readonly identity?: Identity;
  readonly services?: Readonly<Record<string, JobService>>;
  readonly queueSettings?: QueueSettings;
}
