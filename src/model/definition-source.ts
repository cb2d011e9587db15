/** The words Azure ML uses for where a definition came from (`_source`). */
export const definitionSources = [
  "CLASS",
  "BUILDER",
  "DSL",
  "YAML.COMPONENT",
  "YAML.JOB",
  "REMOTE.WORKSPACE.COMPONENT",
  "REMOTE.WORKSPACE.JOB",
  "REMOTE.REGISTRY",
  "BUILTIN",
  "MLDESIGNER",
] as const;

export type DefinitionSource = (typeof definitionSources)[number];
