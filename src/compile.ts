import { checkDefinition } from "./check/check-definition.js";
import { AzmlError } from "./diagnostics/azml-error.js";
import type { AsAzure, CheckTarget } from "./check/check-job.js";
import type { IsRegisteredHere } from "./check/service/rules/registered-here.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { DiagnosticSink } from "./diagnostics/sink.js";
import { isWrittenEnvironment } from "./dsl/environment.js";
import { buildComponent } from "./graph/build-component.js";
import { resolveEnvironment } from "./graph/resolve-environment.js";
import { buildDefinition } from "./graph/build-definition.js";
import type { GivenInputs } from "./graph/given-inputs.js";
import type { FileReaders, GraphContext, PipelineSource } from "./graph/graph-context.js";
import type { BodyOwner, ComponentShape } from "./graph/shape.js";
import type { CommandComponent } from "./model/command-component.js";
import type { Defined, Definition } from "./model/definition.js";
import type { InlineEnvironment } from "./model/environment.js";
import type { Job } from "./model/job.js";
import type { Component } from "./model/pipeline.js";
import type { Override } from "./model/override.js";
import type { EnvironmentSpec } from "./types/environment-spec.js";
import { overrideJob } from "./yaml/override-job.js";
import { readComponent } from "./yaml/read-component.js";
import { readConda } from "./yaml/read-conda.js";
import { readEnvironment } from "./yaml/read-environment.js";
import { readJob } from "./yaml/read-job.js";

export interface CompileOptions {
  /** Folder for relative paths whose call site is unknown. Default: the current one. */
  readonly folder?: string;
  /** Inputs from the command line. */
  readonly given?: GivenInputs;
  /** Keys of the job from the command line. Default: none. */
  readonly overrides?: readonly Override[];
  /** Azure ML needs more than a local run does: a compute, for one. Default: local. */
  readonly target?: CheckTarget;
  /** Whether private previews of Azure ML may be sent there. Default: true. */
  readonly previews?: boolean;
  /** Whether differences between this machine and Azure ML are told, and how. Default: they are not. */
  readonly asAzure?: AsAzure;
  /** What this machine has registered, for such differences. Default: that is not looked at. */
  readonly isRegisteredHere?: IsRegisteredHere;
}

/** What something was found to define. Without `definition` there is at least one error. */
export interface Compilation {
  /** What Azure ML gets. */
  readonly definition?: Definition;
  /** What runs here: a pipeline, or the only step of a standalone job as one. Of a schedule, the job that it creates. */
  readonly job?: Job;
  /** The classes behind each TypeScript body of the job. */
  readonly bodies: ReadonlyMap<CommandComponent, BodyOwner>;
  /** The pipelines behind it that are written in TypeScript or JavaScript. */
  readonly pipelines: readonly PipelineSource[];
  /** Errors first. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The spine: what decorators recorded → a graph → checks. Synchronous, and without side effects but for reading files. */
export function compile(target: unknown, options: CompileOptions = {}): Compilation {
  const sink = new DiagnosticSink();
  const components = new Map<unknown, ComponentShape | undefined>();
  const context: GraphContext = { sink, files, folder: options.folder ?? process.cwd(), components, pipelines: [], building: [] };
  const defined = buildDefinition(target, context, {
    ...(options.given && { given: options.given }),
    change: (job) => overrideJob(job, options.overrides ?? [], sink),
  });
  return { ...checked(defined, sink, options), bodies: bodiesOf(components), pipelines: context.pipelines, diagnostics: sink.list() };
}

/** A component by itself. Without one there is at least one error. */
export interface ComponentCompilation {
  readonly component?: Component;
  /** The classes behind each TypeScript body of it. */
  readonly bodies: ReadonlyMap<CommandComponent, BodyOwner>;
  /** Errors first. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The same for a component that is to be registered: a decorated class or method, or one that is defined in data. */
export function compileComponent(target: unknown, folder: string): ComponentCompilation {
  const sink = new DiagnosticSink();
  const components = new Map<unknown, ComponentShape | undefined>();
  const component = buildComponent(target, { sink, files, folder, components, pipelines: [], building: [] });
  const found = component === undefined || sink.hasErrors ? {} : { component };
  return { ...found, bodies: bodiesOf(components), diagnostics: sink.list() };
}

/** The environment that `environment(…)` or `loadEnvironment(…)` stands for, where that is defined and not only named. Throws what is wrong with it. */
export function compileEnvironment(target: EnvironmentSpec, folder: string): InlineEnvironment {
  const sink = new DiagnosticSink();
  const site = isWrittenEnvironment(target) ? target.site : { location: () => undefined };
  const found = resolveEnvironment(target, site, { sink, files, folder, components: new Map(), pipelines: [], building: [] });
  if (found?.kind === "reference") {
    sink.add({ code: "AZML222", severity: "error", message: `"${found.id}" is registered already, and defines no environment` });
  }
  if (found?.kind !== "inline" || sink.hasErrors) throw new AzmlError(sink.list());
  return found;
}

/** What was defined, when nothing is wrong with it. */
export function checked(
  defined: Defined | undefined,
  sink: DiagnosticSink,
  {
    target = "local",
    previews = true,
    asAzure,
    isRegisteredHere,
  }: Pick<CompileOptions, "target" | "previews" | "asAzure" | "isRegisteredHere">,
): Pick<Compilation, "definition" | "job"> {
  if (defined === undefined || sink.hasErrors) return {};
  const job = checkDefinition(defined, sink, {
    target,
    previews,
    ...(asAzure && { asAzure }),
    ...(isRegisteredHere && { isRegisteredHere }),
  });
  return sink.hasErrors ? {} : { definition: defined.definition, ...(job && { job }) };
}

/** How files that user code names are read. */
export const files: FileReaders = {
  component(file, sink) {
    const { component, diagnostics } = readComponent(file);
    sink.add(...diagnostics);
    return component;
  },
  job(file, sink) {
    const { job, diagnostics } = readJob(file);
    sink.add(...diagnostics);
    return job;
  },
  environment(file, sink) {
    const { environment, diagnostics } = readEnvironment(file);
    sink.add(...diagnostics);
    return environment;
  },
  conda: readConda,
};

function bodiesOf(shapes: ReadonlyMap<unknown, ComponentShape | undefined>): Map<CommandComponent, BodyOwner> {
  const bodies = new Map<CommandComponent, BodyOwner>();
  for (const shape of shapes.values()) {
    if (shape?.body && shape.component.kind === "command") bodies.set(shape.component, shape.body);
  }
  return bodies;
}
