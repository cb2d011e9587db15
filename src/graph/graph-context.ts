import type { DiagnosticSink } from "../diagnostics/sink.js";
import type { CallSite } from "../diagnostics/call-site.js";
import type { Component } from "../model/pipeline.js";
import type { SubmittedJob } from "../model/definition.js";
import type { Environment, Json } from "../model/environment.js";
import type { ComponentShape } from "./shape.js";

/** Files that the graph builder has others read for it; each reports what is wrong with its file itself. */
export interface FileReaders {
  component(file: string, sink: DiagnosticSink): Component | undefined;
  job(file: string, sink: DiagnosticSink): SubmittedJob | undefined;
  environment(file: string, sink: DiagnosticSink): Environment | undefined;
  conda(file: string, sink: DiagnosticSink): Json | undefined;
}

/** Inputs of a pipeline, by the names that `build()` has for them; a group holds inputs of its own. */
export interface InputNames {
  readonly [input: string]: "binding" | InputNames;
}

/** A pipeline whose `build()` was run, for whoever looks at its text. */
export interface PipelineSource {
  /** `Training.build()` */
  readonly label: string;
  readonly className: string;
  readonly method: string;
  /** True for a method that gets its inputs as a parameter. */
  readonly isMethod: boolean;
  readonly inputs: InputNames;
  /** Where its decorator stands. */
  readonly site: CallSite;
  /** What JavaScript runs. */
  readonly text: () => string;
}

/** What one run of the graph builder shares. */
export interface GraphContext {
  readonly sink: DiagnosticSink;
  readonly files: FileReaders;
  /** Folder for relative paths when a call site is unknown. */
  readonly folder: string;
  /** Components already read, by class, method or loaded component. A mistake in one is reported once. */
  readonly components: Map<unknown, ComponentShape | undefined>;
  /** Pipelines that were built, innermost first. */
  readonly pipelines: PipelineSource[];
  /** Pipelines under construction, outermost first. */
  readonly building: { readonly target: unknown; readonly label: string; readonly site: CallSite | undefined }[];
}
