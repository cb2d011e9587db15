import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import type { CheckTarget } from "../../src/check/check-job.js";
import { compile, type Compilation } from "../../src/compile.js";
import { AzmlError } from "../../src/diagnostics/azml-error.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { printDiagnostics } from "../../src/diagnostics/print.js";

const index = fileURLToPath(new URL("../../src/index.ts", import.meta.url));

/** Line 1 of a source that imports nothing itself. */
const imports =
  'import { automl, bandit, choice, command, commandComponent, component, context, cron, customModel, dataTransfer, doWhile, environment, ifElse, input, job, loadComponent, loadJob, logUniform, mltable, onFinalize, onInit, output, parallelFor, parallelRunFunction, pipeline, quniform, randint, random, recurrence, schedule, spark, standaloneJob, step, sweep, text, truncationSelection, uniform, uriFile, uriFolder } from "azml";';

export interface Source {
  /** Other files of the project, by name. */
  readonly files?: Readonly<Record<string, string>>;
  readonly target?: CheckTarget;
}

/** Writes a project whose `pipeline.ts` exports something to run, as a user would have it. */
function writeProject(source: string, files: Source["files"] = {}): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "azml-graph-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const own = source.trimStart();
  for (const [name, text] of Object.entries({ "pipeline.ts": own.startsWith("import") ? own : `${imports}\n${own}`, ...files })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text.replaceAll('from "azml"', `from ${JSON.stringify(index)}`));
  }
  return folder;
}

/** Loads `pipeline.ts` and compiles what it exports by default. */
export async function compileSource(source: string, { files, target }: Source = {}): Promise<Compilation & { readonly folder: string }> {
  const folder = writeProject(source, files);
  const module = (await import(/* @vite-ignore */ pathToFileURL(path.join(folder, "pipeline.ts")).href)) as { default?: unknown };
  return { ...compile(module.default, { folder, ...(target && { target }) }), folder };
}

/** What is printed for a `pipeline.ts`: every problem, with the place in the source. Empty when all is well. */
export async function diagnose(source: string, options: Source = {}): Promise<string> {
  let folder = "";
  const print = (diagnostics: readonly Diagnostic[]): string =>
    printDiagnostics(diagnostics, { color: false, cwd: folder }).replaceAll(folder, "<folder>");
  try {
    const compilation = await compileSource(source, options);
    folder = compilation.folder;
    return print(compilation.diagnostics);
  } catch (error) {
    if (!(error instanceof AzmlError)) throw error;
    folder = path.dirname(error.diagnostics[0]?.location?.file ?? "");
    return print(error.diagnostics);
  }
}
