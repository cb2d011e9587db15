import type { Json } from "./environment.js";

/** Compute that a node asks for. Fields spelled in camelCase here, as written in YAML on the wire. */
export interface Resources {
  readonly instanceCount?: number | string;
  readonly maxInstanceCount?: number | string;
  readonly instanceType?: string | readonly string[];
  readonly properties?: { readonly [key: string]: Json };
  readonly dockerArgs?: string | readonly string[];
  readonly shmSize?: string;
  readonly locations?: readonly string[];
}

/** Multi-process settings of a command. */
export type Distribution =
  | { readonly type: "mpi"; readonly processCountPerInstance?: number | string }
  | { readonly type: "pytorch"; readonly processCountPerInstance?: number | string }
  | { readonly type: "tensorflow"; readonly parameterServerCount?: number | string; readonly workerCount?: number | string }
  | {
      readonly type: "ray";
      readonly port?: number | string;
      readonly address?: string;
      readonly includeDashboard?: boolean;
      readonly dashboardPort?: number | string;
      readonly headNodeAdditionalArgs?: string;
      readonly workerNodeAdditionalArgs?: string;
    };

/** `timeout` is in whole seconds; a text is a data binding. */
export interface CommandLimits {
  readonly timeout?: number | string;
}

export interface Identity {
  readonly type: "user_identity" | "aml_token" | "managed_identity";
  readonly clientId?: string;
  readonly objectId?: string;
  readonly msiResourceId?: string;
}

export interface QueueSettings {
  readonly jobTier?: string;
  readonly priority?: string | number;
}

/** An interactive service of a node, as YAML has it (`type`, `nodes`, `port`, and what the type asks for). */
export interface JobService {
  readonly type?: string;
  readonly [key: string]: Json | undefined;
}
