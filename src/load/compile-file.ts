import { type Compilation, compile, type CompileOptions } from "../compile.js";
import { checkJob } from "../check/check-job.js";
import { DiagnosticSink } from "../diagnostics/sink.js";
import { readGivenInputs } from "../graph/given-inputs.js";
import type { Override } from "../model/override.js";
import { readPipelineJob } from "../yaml/read-pipeline-job.js";
import { findTarget } from "./find-target.js";
import { loadModule } from "./load-module.js";
import { resolveFile } from "./resolve-file.js";

export interface CompileFileOptions extends CompileOptions {
  readonly cwd: string;
  /** Which export to run. */
  readonly exportName?: string;
}

/** A compiled file; `file` is the one that FILE stood for. */
export interface FileCompilation extends Compilation {
  readonly file?: string;
}

/** Finds, loads and compiles what FILE names: TypeScript, JavaScript, a folder, or the YAML of a pipeline job. */
export async function compileFile(given: string, options: CompileFileOptions): Promise<FileCompilation> {
  const sink = new DiagnosticSink();
  const found = resolveFile(given, options.cwd, sink);
  if (!found) return failed(sink);
  const { file } = found;
  if (found.kind === "yaml") return { file, ...compileYaml(file, options) };
  const exports = await loadModule(file, sink);
  const target = exports && findTarget(exports, options.exportName, file, options.cwd, sink);
  if (target === undefined) return { file, ...failed(sink) };
  return { file, ...compile(target, { ...options, ...inputsApart(options) }) };
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
  const { job: read, diagnostics } = readPipelineJob(file, options.overrides);
  sink.add(...diagnostics);
  if (!read) return failed(sink);
  const ports = Object.entries(read.component.inputs).map(([name, port]) => ({ property: name, wire: name, port }));
  const given = options.given ? readGivenInputs(options.given, ports, sink) : new Map();
  const job = checkJob({ ...read, inputs: { ...read.inputs, ...Object.fromEntries(given) } }, sink, { target: options.target ?? "local" });
  return { ...(job && !sink.hasErrors && { job }), bodies: new Map(), diagnostics: sink.list() };
}

function failed(sink: DiagnosticSink): Compilation {
  return { bodies: new Map(), diagnostics: sink.list() };
}
