import type { CommandComponent } from "./command-component.js";
import type { PipelineComponent } from "./pipeline-component.js";

/** The words Azure ML uses for where a definition came from (`_source`). */
export type DefinitionSource =
  | "CLASS"
  | "BUILDER"
  | "DSL"
  | "YAML.COMPONENT"
  | "YAML.JOB"
  | "REMOTE.WORKSPACE.COMPONENT"
  | "REMOTE.WORKSPACE.JOB"
  | "REMOTE.REGISTRY"
  | "BUILTIN";

/** A component that lives in a workspace or registry: `azureml:name:version`, `azureml:name@label`, `azureml:name`, ARM id, `azureml://registries/…`. */
export interface ComponentReference {
  readonly kind: "reference";
  readonly id: string;
}

/** Every kind of component. A new kind is one new file here and one in each printer. */
export type Component = CommandComponent | PipelineComponent;
