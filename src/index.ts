/** azml's authoring API: what a user's file imports. It loads no YAML, no Azure client, no server and no database. */
export type { ComponentDecorator } from "./decorators/component-decorator.js";
export { commandComponent, type CommandComponentOptions } from "./decorators/command-component.js";
export { input, type InputDecorator } from "./decorators/input.js";
export { output, type OutputDecorator, type OutputOptions } from "./decorators/output.js";
export { pipeline, type PipelineOptions } from "./decorators/pipeline.js";
export { AzmlError } from "./diagnostics/azml-error.js";
export type { Diagnostic } from "./diagnostics/diagnostic.js";
export { type AssetOptions, customModel, mlflowModel, mltable, tritonModel, uriFile, uriFolder } from "./dsl/asset.js";
export { automl, type AutomlOptions, type AutomlStep } from "./dsl/automl.js";
export { command, type CommandDefinition } from "./dsl/command.js";
export { component, type ComponentOptions } from "./dsl/component.js";
export { type BodyContext, context } from "./dsl/context.js";
export {
  type CopyDefinition,
  dataTransfer,
  type DatabaseSink,
  type DatabaseSource,
  type FileSystemSource,
  type Imported,
} from "./dsl/data-transfer.js";
export { doWhile, type DoWhileOptions } from "./dsl/do-while.js";
export {
  bandit,
  type BanditOptions,
  type EvaluationOptions,
  medianStopping,
  type TruncationOptions,
  truncationSelection,
} from "./dsl/early-termination.js";
export { environment } from "./dsl/environment.js";
export { type Branch, ifElse, type IfElseOptions } from "./dsl/if-else.js";
export { job, type JobOptions, type PipelineJobSpec } from "./dsl/job.js";
export { loadComponent } from "./dsl/load-component.js";
export { loadEnvironment } from "./dsl/load-environment.js";
export { type LoadedJob, loadJob, type LoadJobOptions } from "./dsl/load-job.js";
export { onFinalize, onInit } from "./dsl/on-init.js";
export { parallelFor, type ParallelForOptions } from "./dsl/parallel-for.js";
export { type ParallelDefinition, parallelRunFunction, type ParallelTaskDefinition } from "./dsl/parallel-run-function.js";
export {
  cron,
  recurrence,
  type RecurrenceOptions,
  schedule,
  type ScheduleOptions,
  type ScheduleSpec,
  type Trigger,
  type TriggerOptions,
} from "./dsl/schedule.js";
export { bayesian, grid, random, type RandomOptions } from "./dsl/sampling-algorithm.js";
export { choice, logNormal, logUniform, normal, qlogNormal, qlogUniform, qnormal, quniform, randint, uniform } from "./dsl/search-space.js";
export { hours, minutes } from "./dsl/seconds.js";
export { spark, type SparkDefinition } from "./dsl/spark.js";
export { standaloneJob, type StandaloneJobOptions, type StandaloneJobSpec } from "./dsl/standalone-job.js";
export type {
  CommonStepOptions,
  InputSettings,
  MiniBatchSize,
  OutputSettings,
  ParallelStepOptions,
  SparkStepOptions,
  StepOptions,
  TransferStepOptions,
} from "./dsl/step-options.js";
export { step, type Step } from "./dsl/step.js";
export type { EarlyTerminationOptions, SamplingOptions } from "./dsl/sweep-choices.js";
export { sweep, type SweepOptions, type SweepTrialLimits } from "./dsl/sweep.js";
export { text } from "./dsl/text.js";
export type { LocalEnvironment, LocalSettings, Retries } from "./model/local-settings.js";
export type { AssetKind, PortKind, PrimitiveKind } from "./model/kind.js";
export type { AssetReference } from "./types/asset-reference.js";
export type { AutomlData, AutomlSettings } from "./types/automl-settings.js";
export type { AnyNumber, Binding } from "./types/binding.js";
export type { DefinedComponent, LoadedComponent, LoadedPorts } from "./types/component-type.js";
export type { EnvironmentDefinition, EnvironmentSpec } from "./types/environment-spec.js";
export type { Gathered, ItemOf } from "./types/loop.js";
export type { InputDefinition, OneOf, OutputDefinition } from "./types/port-definition.js";
export type { SearchValues, WholeSearchValues } from "./types/search-values.js";
export type {
  DistributionOptions,
  IdentityOptions,
  LimitOptions,
  QueueOptions,
  ResourceOptions,
  RetryOptions,
  ServiceOptions,
} from "./types/run-options.js";
export type { CustomModel, Default, Integer, MLFlowModel, MLTable, Output, TritonModel, UriFile, UriFolder } from "./types/port-value.js";
export type { Bindings, Outputs } from "./types/ports.js";
