import type { AdditionalInclude } from "./artifact-include.js";
import type { Code } from "./code.js";
import type { ComponentReference } from "./component-reference.js";
import type { Environment } from "./environment.js";
import type { SourceLocation } from "./location.js";
import type { Component } from "./pipeline.js";

/** What has code and an environment to run it in: a command, a Spark application, the task of a parallel component. */
export interface CodeOwner {
  readonly code?: Code;
  readonly environment?: Environment;
  /** Paths are relative to the file of `location`. */
  readonly additionalIncludes?: readonly AdditionalInclude[];
  readonly location?: SourceLocation;
}

/** The code owner that a component is or holds; undefined when it has no code of its own. */
export function codeOwner(component: Component | ComponentReference): CodeOwner | undefined {
  switch (component.kind) {
    case "command":
    case "spark":
      return component;
    case "parallel":
      return component.task;
    case "automl":
    case "data_transfer":
    case "pipeline":
    case "reference":
      return undefined;
  }
}
