import type { SourceLocation } from "./location.js";
import type { DefinitionSource } from "./component.js";
import type { PipelineComponent } from "./pipeline-component.js";
import type { Identity } from "./run-settings.js";
import type { InputValues, OutputSettings } from "./value.js";

/** Settings of a pipeline job (semantics: `settings` in pipelineJob YAML). */
export interface PipelineSettings {
  readonly defaultCompute?: string;
  readonly defaultDatastore?: string;
  /** Go on with nodes that do not depend on a failed one. */
  readonly continueOnStepFailure?: boolean;
  /** Never reuse earlier results. */
  readonly forceRerun?: boolean;
  readonly onInit?: string;
  readonly onFinalize?: string;
}

/** A pipeline component with values for its inputs and settings for its outputs: what is run or submitted. */
export interface PipelineJob {
  readonly kind: "pipeline_job";
  /** Job name; generated when absent. */
  readonly name?: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly experimentName?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, string>>;
  /** The job's own compute (`properties.computeId`), not the default of its nodes. */
  readonly compute?: string;
  readonly identity?: Identity;
  readonly settings: PipelineSettings;
  /** Ports, nodes and wiring. `inputs` here are the declared ports, `component.outputs` the pipeline's outputs. */
  readonly component: PipelineComponent;
  readonly inputs: InputValues;
  readonly outputs: OutputSettings;
  readonly source: DefinitionSource;
  readonly location?: SourceLocation;
}
