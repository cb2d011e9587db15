import type { Json } from "./environment.js";

/** Compute that a node asks for. Fields spelled in camelCase here, as written in YAML on the wire. */
export interface Resources {
  /** Machines (`instance_count`), from 1. Default: 1. */
  readonly instanceCount?: number | string;
  /** Most machines that an elastic run may have (`max_instance_count`). */
  readonly maxInstanceCount?: number | string;
  /** Size of the machines, for a compute that has several: `Standard_DS3_v2` (`instance_type`). */
  readonly instanceType?: string | readonly string[];
  /** Further properties, by the names of the service. */
  readonly properties?: { readonly [key: string]: Json };
  /** Further arguments of `docker run` (`docker_args`). */
  readonly dockerArgs?: string | readonly string[];
  /** Shared memory of the container, with its unit: `"2g"` (`shm_size`). Default: `2g`. */
  readonly shmSize?: string;
  /** Regions that a serverless run may be in. */
  readonly locations?: readonly string[];
}

/** Multi-process settings of a command. */
export type Distribution =
  | {
      /** MPI, as Horovod and DeepSpeed use it. */
      readonly type: "mpi";
      /** Processes on each machine (`process_count_per_instance`). Default: 1. */
      readonly processCountPerInstance?: number | string;
    }
  | {
      /** PyTorch: each process is told its rank by environment variables. */
      readonly type: "pytorch";
      /** Processes on each machine (`process_count_per_instance`). Default: 1. */
      readonly processCountPerInstance?: number | string;
    }
  | {
      /** TensorFlow: each process finds the others in `TF_CONFIG`. */
      readonly type: "tensorflow";
      /** Parameter servers (`parameter_server_count`). Default: 0. */
      readonly parameterServerCount?: number | string;
      /** Workers (`worker_count`). Default: one a machine. */
      readonly workerCount?: number | string;
    }
  | {
      /** Ray: one machine is the head, the others are workers. */
      readonly type: "ray";
      /** Port of the head. */
      readonly port?: number | string;
      /** Address of the head; found out when absent. */
      readonly address?: string;
      /** Starts Ray's dashboard (`include_dashboard`). */
      readonly includeDashboard?: boolean;
      /** Port of the dashboard (`dashboard_port`). */
      readonly dashboardPort?: number | string;
      /** Further arguments of `ray start` on the head (`head_node_additional_args`). */
      readonly headNodeAdditionalArgs?: string;
      /** Further arguments of `ray start` on the workers (`worker_node_additional_args`). */
      readonly workerNodeAdditionalArgs?: string;
    };

/** `timeout` is in whole seconds; a text is a data binding. */
export interface CommandLimits {
  /** Seconds that the command may run, from 1. */
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
