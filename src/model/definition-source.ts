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
