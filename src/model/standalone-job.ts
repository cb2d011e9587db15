import type { AutomlTask } from "./automl-task.js";
import type { Code } from "./code.js";
import type { DefinitionSource } from "./definition-source.js";
import type { EnvironmentVariables } from "./environment-variables.js";
import type { Environment } from "./environment.js";
import type { SourceLocation } from "./location.js";
import type { CommandLimits, Distribution, Identity, JobService, QueueSettings, Resources } from "./run-settings.js";
import type { SparkResources, SparkSettings } from "./spark-settings.js";
import type { SweepSettings } from "./sweep-settings.js";
import type { InputValues, OutputSettings } from "./value.js";

/** What every job that is no pipeline has. */
export interface StandaloneJobCommon {
  /** Job name; generated when absent. */
  readonly name?: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly experimentName?: string;
  /** A tag or property may have no value. */
  readonly tags?: Readonly<Record<string, string | null>>;
  readonly properties?: Readonly<Record<string, string | null>>;
  readonly compute?: string;
  readonly identity?: Identity;
  readonly services?: Readonly<Record<string, JobService>>;
  /** Bound by name in the command; a job has no ports beside them. */
  readonly inputs: InputValues;
  readonly outputs: OutputSettings;
  readonly source: DefinitionSource;
  readonly location?: SourceLocation;
}

/** What a command is made of, in a job of its own and as the trial of a sweep. */
export interface CommandSettings {
  readonly command: string;
  readonly code?: Code;
  readonly environment?: Environment;
  readonly environmentVariables?: EnvironmentVariables;
  readonly resources?: Resources;
  readonly distribution?: Distribution;
}

/** `type: command` */
export interface CommandJob extends StandaloneJobCommon, CommandSettings {
  readonly kind: "command_job";
  readonly limits?: CommandLimits;
  readonly queueSettings?: QueueSettings;
  readonly parentJobName?: string;
}

/** `type: sweep` */
export interface SweepJob extends StandaloneJobCommon, SweepSettings {
  readonly kind: "sweep_job";
  readonly trial: CommandSettings;
}

/** `type: spark` */
export interface SparkJob extends StandaloneJobCommon, SparkSettings {
  readonly kind: "spark_job";
  readonly code?: Code;
  readonly environment?: Environment;
  readonly resources?: SparkResources;
}

/** `type: automl`. Its inputs are `training_data`, `validation_data` and `test_data`. */
export interface AutomlJob extends StandaloneJobCommon {
  readonly kind: "automl_job";
  readonly automl: AutomlTask;
  readonly environmentId?: string;
  readonly environmentVariables?: EnvironmentVariables;
  readonly resources?: Resources;
  readonly queueSettings?: QueueSettings;
}

export type StandaloneJob = AutomlJob | CommandJob | SparkJob | SweepJob;
