import type { Json } from "../model/environment.js";
import type { RetrySettings } from "../model/parallel-settings.js";
import type { CommandLimits, Distribution, Resources } from "../model/run-settings.js";

/** Settings in which a number is one: a text in its place, which YAML may have, is a data binding. */
type Exact<T> = T extends unknown ? { readonly [K in keyof T]: number extends T[K] ? Exclude<T[K], string> : T[K] } : never;

/** Machines that a command runs on (schema `commandJob`, `resources`). */
export interface ResourceOptions extends Exact<Resources> {}

/** How a command runs in several processes (schema `commandJob`, `distribution`). */
export type DistributionOptions = Exact<Distribution>;

/** When a command is given up (schema `commandJob`, `limits`). */
export interface LimitOptions extends Exact<CommandLimits> {}

/** How often a mini-batch is tried (schema `parallelComponent`, `retry_settings`). */
export interface RetryOptions extends Exact<RetrySettings> {}

/** On whose behalf a command runs (schema `commandJob`, `identity`). */
export type IdentityOptions =
  | {
      /** The one who submits, or the workspace. */
      readonly type: "user_identity" | "aml_token";
    }
  | {
      /** An identity that Azure manages: the compute's own, unless one of the ids below names another. */
      readonly type: "managed_identity";
      /** Client id of a managed identity (`client_id`). */
      readonly clientId?: string;
      /** Object id of a managed identity (`object_id`). */
      readonly objectId?: string;
      /** ARM id of a managed identity (`msi_resource_id`). */
      readonly msiResourceId?: string;
    };

/** Where a job stands in the queue of a compute that has one (schema `commandJob`, `queue_settings`). */
export interface QueueOptions {
  /** What kind of machines are wanted, and how soon (`job_tier`). `spot` ones may be taken away again. */
  readonly jobTier?: "spot" | "basic" | "standard" | "premium" | "null";
  /** `medium` when absent. */
  readonly priority?: "low" | "medium" | "high";
}

type ServiceCommon = {
  /** `all`: on each machine of the command, and not on the first only. */
  readonly nodes?: "all";
  /** Port that the service listens at; the service picks one when absent. */
  readonly port?: number;
  /** Further properties, by the names of the service. */
  readonly properties?: { readonly [key: string]: Json };
};

/** An interactive service of a command (schema `commandJob`, `services.*`), spelled as in YAML. */
export type ServiceOptions = ServiceCommon &
  (
    | {
        /** A notebook server, or an editor: on the machine of the command. */
        readonly type: "jupyter_lab" | "vs_code";
      }
    | {
        /** A shell on the machine of the command. */
        readonly type: "ssh";
        /** Public keys that may come in, one a line. */
        readonly ssh_public_keys?: string;
      }
    | {
        /** Curves of what the command logs. */
        readonly type: "tensor_board";
        /** Folder of the logs. */
        readonly log_dir?: string;
      }
  );
