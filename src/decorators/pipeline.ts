import { callSite } from "../diagnostics/call-site.js";
import { type ComponentDecorator, type InputsOption, recordDecorator } from "./component-decorator.js";

/** What a pipeline says of itself (schema `pipelineJob`). What `job()` says wins. */
export interface PipelineOptions<I extends InputsOption = InputsOption> {
  /** Pipeline name; the class or method name in snake_case when absent. */
  readonly name?: string;
  /** Version of the pipeline as a component (`version`). */
  readonly version?: string;
  /** The pipeline's name when absent. */
  readonly displayName?: string;
  /** For people, on the page of the job. */
  readonly description?: string;
  /** Texts by name, to find jobs by. */
  readonly tags?: Readonly<Record<string, string>>;
  /** What jobs are grouped by (`experiment_name`). Name of the project's folder when absent. */
  readonly experimentName?: string;
  /** Compute of the job itself (`properties.computeId`). */
  readonly compute?: string;
  /** Compute of every node that names none. */
  readonly defaultCompute?: string;
  /** Datastore of every output that names none. */
  readonly defaultDatastore?: string;
  /** Go on with nodes that do not depend on a failed one. */
  readonly continueOnStepFailure?: boolean;
  /** Never reuse earlier results. */
  readonly forceRerun?: boolean;
  /** Name of the node that runs before all others; `onInit(step)` in `build()` says the same. Not for pipelines that are nested. */
  readonly onInit?: string;
  /** Name of the node that runs after all others. */
  readonly onFinalize?: string;
  /** Methods only: the class whose fields are the method's inputs. */
  readonly inputs?: I;
}

/**
 * Makes a pipeline of a class (fields are its inputs, `build()` wires steps and returns its outputs) or of a method
 * (its one parameter holds the bindings of a class of ports). It only records.
 *
 * @example
 * ;@pipeline({ displayName: "Training", defaultCompute: "cpu-cluster" })
 * export class Training {
 *   ;@input("uri_folder") rawData!: Binding<"uri_folder">;
 *   build() {
 *     const trained = step(Train, { data: this.rawData });
 *     return { model: trained.outputs.model };
 *   }
 * }
 */
export function pipeline<const I extends InputsOption = never>(options?: PipelineOptions<I>): ComponentDecorator<"build", I> {
  const site = callSite(pipeline);
  return recordDecorator("pipeline", options, site);
}
