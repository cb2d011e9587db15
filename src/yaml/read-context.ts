import { anonymousName } from "../model/anonymous.js";
import type { DiagnosticSink } from "../diagnostics/sink.js";
import type { Component } from "../model/pipeline.js";
import type { DefinitionSource } from "../model/definition-source.js";
import type { YamlValue } from "./source/yaml-value.js";

/** How a component is used: as a file of its own, or as part of a job, where its name and version do not count. */
export interface ComponentRole {
  readonly anonymous: boolean;
  readonly source: DefinitionSource;
}

/** What one reading of a job or component shares among its files. */
export interface ReadContext {
  readonly sink: DiagnosticSink;
  /** Files being read, outermost first: a component that uses itself is found by it. */
  readonly open: readonly string[];
  /** Component files read already: several nodes of one component share one object. */
  readonly components: Map<string, Component | undefined>;
  /** Reads a component of any type. Nodes hold components and pipelines hold nodes, so it is handed down rather than imported. */
  readonly readComponent: (value: YamlValue, role: ComponentRole, context: ReadContext) => Component | undefined;
}

export function newContext(sink: DiagnosticSink, file: string, readComponent: ReadContext["readComponent"]): ReadContext {
  return { sink, open: [file], components: new Map(), readComponent };
}

/** Name and version that azure-ai-ml gives to components that are part of a job. */
export const anonymousIdentity = { name: anonymousName, version: "1" } as const;
