import { relative } from "node:path";
import { checked, type Compilation, compile, type CompileOptions } from "../compile.js";
import { DiagnosticSink } from "../diagnostics/sink.js";
import { type GivenInputs, readGivenInputs } from "../graph/given-inputs.js";
import { type Defined, definitionWord, isSubmittedJob, type SubmittedJob } from "../model/definition.js";
import type { Override } from "../model/override.js";
import { readDefinition, readJobDefinition } from "../yaml/read-definition.js";
import { checkTrigger } from "./check-trigger.js";
import { checkConditions } from "./conditions/check-conditions.js";
import { findTarget } from "./find-target.js";
import { loadModule } from "./load-module.js";
import { resolveFile } from "./resolve-file.js";

export interface CompileFileOptions extends CompileOptions {
  readonly cwd: string;
  /** Which export to take. */
  readonly exportName?: string;
  /** `jobs` refuses what does not run: schedules, components, assets. Default: `all`. */
  readonly accept?: "jobs" | "all";
  /** False for whoever judges the trigger of a schedule itself, by a time of its own. Default: true, by the present time. */
  readonly checkTrigger?: boolean;
}

/** A compiled file; `file` is the one that FILE stood for. */
export interface FileCompilation extends Compilation {
  readonly file?: string;
}

/** Finds, loads and compiles what FILE names: TypeScript, JavaScript, a folder, or Azure ML YAML. */
export async function compileFile(given: string, options: CompileFileOptions): Promise<FileCompilation> {
  const compiled = await compileWhatever(given, options);
  const found = [
    ...(await checkConditions(compiled.pipelines)),
    ...(options.checkTrigger === false ? [] : await checkTrigger(compiled.definition, options.target ?? "local")),
  ];
  if (found.length === 0) return compiled;
  const sink = new DiagnosticSink();
  sink.add(...compiled.diagnostics, ...found);
  const { definition: _, job: __, ...rest } = compiled;
  return { ...(sink.hasErrors ? rest : compiled), diagnostics: sink.list() };
}

async function compileWhatever(given: string, options: CompileFileOptions): Promise<FileCompilation> {
  const sink = new DiagnosticSink();
  const found = resolveFile(given, options.cwd, sink);
  if (!found) return failed(sink);
  const { file } = found;
  if (found.kind === "yaml") return { file, ...compileYaml(file, options) };
  const exports = await loadModule(file, sink);
  const target = exports && findTarget(exports, options.exportName, file, options.cwd, sink);
  if (target === undefined) return { file, ...failed(sink) };
  const compiled = compile(target, { ...options, ...inputsApart(options) });
  const { definition } = compiled;
  if (options.accept !== "jobs" || definition === undefined || isSubmittedJob(definition)) return { file, ...compiled };
  const message = `${relative(options.cwd, file)} defines a ${definitionWord(definition)}, and only jobs run`;
  const hint = "run its job, which --export names when the file exports it; azml plan shows what the schedule would create";
  sink.add(...compiled.diagnostics, { code: "AZML720", severity: "error", message, hint });
  return { file, ...failed(sink) };
}

/** In TypeScript the inputs are the pipeline's, so `--set inputs.epochs=5` is another way of writing `--input epochs=5`. */
function inputsApart({ given, overrides = [], cwd }: CompileFileOptions): Pick<CompileOptions, "given" | "overrides"> {
  const inputName = ({ path }: Override): string | undefined => /^inputs\.([^.[]+)$/.exec(path)?.[1];
  const texts = Object.fromEntries(
    overrides.flatMap((one): [string, string][] => {
      const name = inputName(one);
      return name === undefined ? [] : [[name, one.text]];
    }),
  );
  return {
    given: { folder: given?.folder ?? cwd, texts: { ...given?.texts, ...texts } },
    overrides: overrides.filter((one) => inputName(one) === undefined),
  };
}

function compileYaml(file: string, options: CompileFileOptions): Compilation {
  const sink = new DiagnosticSink();
  const read = options.accept === "jobs" ? readJobDefinition : readDefinition;
  const { defined, diagnostics } = read(file, options.overrides);
  sink.add(...diagnostics);
  const filled = defined && options.given ? withInputs(defined, options.given, sink) : defined;
  return { ...checked(filled, sink, options), bodies: new Map(), pipelines: [], diagnostics: sink.list() };
}

/** Inputs of the command line win over those of the file. */
function withInputs({ definition, job }: Defined, given: GivenInputs, sink: DiagnosticSink): Defined {
  const ports = Object.entries(job?.component.inputs ?? {}).map(([name, port]) => ({ property: name, wire: name, port }));
  const values = Object.fromEntries(readGivenInputs(given, ports, sink));
  if (job === undefined) return { definition };
  const fill = <T extends SubmittedJob>(one: T): T => ({ ...one, inputs: { ...one.inputs, ...values } });
  if (isSubmittedJob(definition)) return { definition: fill(definition), job: fill(job) };
  if (definition.kind !== "schedule" || definition.createJob.kind === "existing_job") return { definition, job };
  return { definition: { ...definition, createJob: fill(definition.createJob) }, job: fill(job) };
}

function failed(sink: DiagnosticSink): Compilation {
  return { bodies: new Map(), pipelines: [], diagnostics: sink.list() };
}
