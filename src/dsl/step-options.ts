import type { Json } from "../model/environment.js";
import type { AssetKind, PrimitiveKind } from "../model/kind.js";
import type { LocalSettings } from "../model/local-settings.js";
import type { InputMode, OutputMode } from "../model/mode.js";
import type { SparkResources } from "../model/spark-settings.js";
import type { AssetReference } from "../types/asset-reference.js";
import type { AnyNumber, Binding } from "../types/binding.js";
import type { ArgsOf, ComponentType, DefinedComponent, IsPipeline, LoadedComponent, OutputsOf } from "../types/component-type.js";
import type { Nothing } from "../types/ports.js";
import type {
  DistributionOptions,
  IdentityOptions,
  LimitOptions,
  QueueOptions,
  ResourceOptions,
  RetryOptions,
  ServiceOptions,
} from "../types/run-options.js";

/** What can be said of one output of a step or job (schema `pipelineJob`, `outputs.*`). */
export interface OutputSettings {
  /** The kind of asset, where it is to be another than the component says. */
  readonly type?: AssetKind;
  /** How the output is taken from the node; the component's word when absent, and else `rw_mount`. */
  readonly mode?: OutputMode;
  /** Where to write: `azureml://datastores/…/paths/…`. The service's macros, such as `${{name}}`, may stand in it. Locally it is a folder in `.azml/datastores`. */
  readonly path?: string;
  /** Registers the output as a data asset or model of this name. */
  readonly name?: string;
  /** Needs `name`. */
  readonly version?: string;
  /** For people, on the page of the registered asset. */
  readonly description?: string;
}

/** What can be said of an output that is a value: it lies nowhere, and is handed over in one way. */
interface ValueOutputSettings extends Pick<OutputSettings, "name" | "version" | "description"> {
  readonly type?: never;
  readonly mode?: never;
  readonly path?: never;
}

/** Settings of a step's or a job's outputs, by name. A map over the outputs themselves: editors go to the port, and rename it here too. */
export type OutputsSettings<Outputs> = {
  readonly [O in keyof Outputs]?: Outputs[O] extends Binding<PrimitiveKind> ? ValueOutputSettings : OutputSettings;
} & Nothing;

/** What can be said of one input of a step beside its value. */
export interface InputSettings {
  /** How the data is handed to this step; the component's word when absent. */
  readonly mode?: InputMode;
}

/** What an input has that takes a value: files, folders, tables and models have modes. */
interface NoModeForValues {
  readonly mode?: never;
}

/** Settings of a step's inputs, by name. */
type InputsSettings<Inputs> = {
  readonly [I in keyof Inputs]?: [Extract<Inputs[I], AssetReference>] extends [never] ? NoModeForValues : InputSettings;
} & Nothing;

/** Settings that may also come from an input of the pipeline. */
type Bound<T> = {
  readonly [K in keyof T]:
    | T[K]
    | ([Extract<T[K], number>] extends [never] ? never : Binding<"integer" | AnyNumber>)
    | (string extends T[K] ? Binding<"string"> : never);
};

/** Inputs or outputs of any names: what options are of when nothing is said of the component. */
export type AnyPorts = Readonly<Record<string, AssetReference>>;

/** What every kind of step can be told. */
export interface CommonStepOptions<Outputs = AnyPorts, Inputs = AnyPorts> {
  /** Node name. The component's name when absent; repeats get `_1`, `_2`, … in creation order. */
  readonly name?: string;
  /** For people (`display_name`). That of the component when absent. */
  readonly displayName?: string;
  /** A note on the node, for people. */
  readonly comment?: string;
  /** Texts by name, to find the node by. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Texts by name that the node carries and that never change. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Mode of this node's inputs. */
  readonly inputs?: InputsSettings<Inputs>;
  /** Mode, place and registration of this node's outputs. */
  readonly outputs?: OutputsSettings<Outputs>;
  /** For runs on this machine: tries, processors, memory, environment. Azure ML is told nothing of it. */
  readonly local?: LocalSettings;
}

/** Options of a step that runs a command. */
export interface StepOptions<Outputs = AnyPorts, Inputs = AnyPorts> extends CommonStepOptions<Outputs, Inputs> {
  /** Compute of this node; the pipeline's default compute when absent. */
  readonly compute?: string | Binding<"string">;
  /** Machines that it runs on; what is said here wins over the component. */
  readonly resources?: Bound<ResourceOptions>;
  /** How it runs in several processes; wins over the component. */
  readonly distribution?: DistributionOptions;
  /** `timeout` is in seconds. */
  readonly limits?: Bound<LimitOptions>;
  /** Environment variables of its processes: texts, by name (`environment_variables`). */
  readonly environmentVariables?: Readonly<Record<string, string | Binding<"string">>>;
  /** On whose behalf the command runs. */
  readonly identity?: IdentityOptions;
  /** Interactive services, by a name of your own: `{ lab: { type: "jupyter_lab" } }`. */
  readonly services?: Readonly<Record<string, ServiceOptions>>;
  /** Where it stands in the queue of a serverless compute (`queue_settings`). */
  readonly queueSettings?: QueueOptions;
}

/** Options of a step that runs a parallel component; what is said here wins over the component. */
export interface ParallelStepOptions<Outputs = AnyPorts, Inputs = AnyPorts> extends CommonStepOptions<Outputs, Inputs> {
  /** Compute that it runs on: a name of the workspace's. The pipeline's default compute when absent. */
  readonly compute?: string | Binding<"string">;
  /** Machines that it runs on; `instanceCount` of them. */
  readonly resources?: Bound<ResourceOptions>;
  /** Environment variables of its processes: texts, by name (`environment_variables`). */
  readonly environmentVariables?: Readonly<Record<string, string | Binding<"string">>>;
  /** On whose behalf it runs. The compute's own identity when absent. */
  readonly identity?: IdentityOptions;
  /** Files, or bytes of a table (`"100kb"`), in a mini-batch. */
  readonly miniBatchSize?: MiniBatchSize;
  /** `timeout` is in seconds. */
  readonly retrySettings?: RetryOptions;
  /** How much the driver logs (`logging_level`). */
  readonly loggingLevel?: "DEBUG" | "INFO" | "WARNING";
  /** Processes on each machine (`max_concurrency_per_instance`). */
  readonly maxConcurrencyPerInstance?: number;
  /** Items that may fail before the job does; -1 is any number. */
  readonly errorThreshold?: number;
  /** Mini-batches that may fail before the job does; -1 is any number. */
  readonly miniBatchErrorThreshold?: number;
}

/** A number of files, or a size in kilobytes, megabytes or gigabytes (each 1024 of the one before). */
export type MiniBatchSize = number | `${number}kb` | `${number}mb` | `${number}gb`;

/** Options of a step that runs Spark: on a compute, or on `resources`. */
export interface SparkStepOptions<Outputs = AnyPorts, Inputs = AnyPorts> extends CommonStepOptions<Outputs, Inputs> {
  /** An attached Spark pool; either this or `resources`. */
  readonly compute?: string | Binding<"string">;
  /** Machines of the service's own. */
  readonly resources?: SparkResources;
  /** On whose behalf it runs. The compute's own identity when absent. */
  readonly identity?: IdentityOptions;
  /** Spark's own settings by their full names. */
  readonly conf?: { readonly [key: string]: Json };
}

/** Options of a step that transfers data. */
export interface TransferStepOptions<Outputs = AnyPorts, Inputs = AnyPorts> extends CommonStepOptions<Outputs, Inputs> {
  /** A compute that can: on Azure ML a data factory. */
  readonly compute?: string | Binding<"string">;
}

/** Options of a step of a component that only its file or its workspace knows: those of every kind. The graph builder checks them. */
interface AnyStepOptions<Outputs, Inputs>
  extends Omit<StepOptions<Outputs, Inputs>, "resources">, Omit<ParallelStepOptions<Outputs, Inputs>, keyof StepOptions> {
  /** Machines that it runs on. */
  readonly resources?: Bound<ResourceOptions & Pick<SparkResources, "runtimeVersion">>;
  /** Spark's own settings by their full names. */
  readonly conf?: { readonly [key: string]: Json };
}

interface OptionsOfKind<Outputs, Inputs> {
  command: StepOptions<Outputs, Inputs>;
  parallel: ParallelStepOptions<Outputs, Inputs>;
  spark: SparkStepOptions<Outputs, Inputs>;
  data_transfer: TransferStepOptions<Outputs, Inputs>;
  pipeline: CommonStepOptions<Outputs, Inputs>;
  any: AnyStepOptions<Outputs, Inputs>;
}

type KindOf<T extends ComponentType> =
  T extends DefinedComponent<infer K> ? K : T extends LoadedComponent ? "any" : IsPipeline<T> extends true ? "pipeline" : "command";

/** The options that `step()` takes for a component. */
export type OptionsOf<T extends ComponentType> = OptionsOfKind<OutputsOf<T>, ArgsOf<T>>[KindOf<T>];
