import type { Json } from "../model/environment.js";
import type { LocalSettings } from "../model/local-settings.js";
import type { ParallelSettings } from "../model/parallel-settings.js";
import type { CommandLimits, Distribution, Identity, JobService, QueueSettings, Resources } from "../model/run-settings.js";
import type { SparkResources } from "../model/spark-settings.js";

/** What a step was told, checked. Settings may hold bindings until every node has its name. */
export interface StepSettings extends Omit<ParallelSettings, "task" | "inputData" | "partitionKeys" | "resources" | "miniBatchSize"> {
  readonly name?: string;
  readonly displayName?: string;
  readonly comment?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, string>>;
  readonly inputs?: unknown;
  readonly outputs?: unknown;
  readonly local?: LocalSettings;
  readonly compute?: string;
  readonly resources?: Resources & SparkResources;
  readonly distribution?: Distribution;
  readonly limits?: CommandLimits;
  readonly environmentVariables?: Readonly<Record<string, string>>;
  readonly identity?: Identity;
  readonly services?: Readonly<Record<string, JobService>>;
  readonly queueSettings?: QueueSettings;
  readonly miniBatchSize?: number | string;
  readonly conf?: { readonly [key: string]: Json };
}
