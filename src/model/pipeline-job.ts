import type { SourceLocation } from "./location.js";
import type { ComponentReference } from "./component-reference.js";
import type { DefinitionSource } from "./definition-source.js";
import type { Json } from "./environment.js";
import type { PipelineComponent } from "./pipeline.js";
import type { Identity, JobService } from "./run-settings.js";
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
  /** Keys of the author's that Azure ML does not know; they are sent as they are. */
  readonly extra?: { readonly [key: string]: Json };
}

/** A pipeline component with values for its inputs and settings for its outputs: what is run or submitted. */
export interface PipelineJob {
  readonly kind: "pipeline_job";
  /** Job name; generated when absent. */
  readonly name?: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly experimentName?: string;
  /** A tag or property may have no value. */
  readonly tags?: Readonly<Record<string, string | null>>;
  readonly properties?: Readonly<Record<string, string | null>>;
  /** The job's own compute (`properties.computeId`), not the default of its nodes. */
  readonly compute?: string;
  readonly identity?: Identity;
  readonly services?: Readonly<Record<string, JobService>>;
  readonly settings: PipelineSettings;
  /** Ports, nodes and wiring. `inputs` here are the declared ports, `component.outputs` the pipeline's outputs. */
  readonly component: PipelineComponent;
  /**
   * Set when the job names a component instead of holding nodes (`component:` in YAML): it is then sent with a component's id and without nodes.
   * `own` is `component` itself; a reference is a component of a workspace, of which `component` knows no more than what the job says.
   */
  readonly runs?: { readonly kind: "own" } | ComponentReference;
  readonly inputs: InputValues;
  readonly outputs: OutputSettings;
  readonly source: DefinitionSource;
  readonly location?: SourceLocation;
}
