import { bundleBodies } from "../../bundle/bundle-bodies.js";
import { previewsOn } from "../../check/check-previews.js";
import { AzmlError } from "../../diagnostics/azml-error.js";
import { DiagnosticSink } from "../../diagnostics/sink.js";
import { shownName } from "../../engine/shown-name.js";
import { compileFile } from "../../load/compile-file.js";
import { locateBodies } from "../../load/locate-bodies.js";
import { type Definition, definitionWord, submittedJob } from "../../model/definition.js";
import type { Override } from "../../model/override.js";
import { workspaceFolder } from "../../workspace/local/workspace-folder.js";
import { asAzureOf, type AsAzureOptions } from "../as-azure-option.js";
import type { ExitCode } from "../exit-code.js";
import { localNames } from "../registered-here.js";
import { worthTelling } from "../report-found.js";
import { exitCodeOf, reportProblems } from "../report-problems.js";
import type { Terminal } from "../terminal.js";

export interface ValidateOptions extends AsAzureOptions {
  readonly input?: Readonly<Record<string, string>>;
  readonly set?: readonly Override[];
  readonly export?: string;
  readonly target: string;
  readonly localWorkspace?: string;
  readonly json?: boolean;
}

/** Checks FILE as far as can be without running or writing anything. */
export async function validate(file: string, options: ValidateOptions, terminal: Terminal): Promise<ExitCode> {
  const { cwd } = terminal;
  const { target, json = false } = options;
  if (target !== "local" && target !== "azure") {
    throw new AzmlError([{ code: "AZML713", severity: "error", message: `--target is "${target}"`, hint: "it is local or azure" }]);
  }
  const asAzure = asAzureOf(options);
  const names = asAzure && (await localNames(options.localWorkspace, cwd));
  const compiled = await compileFile(file, {
    cwd,
    folder: cwd,
    target,
    previews: previewsOn(terminal.env),
    ...(asAzure && { asAzure }),
    ...(names?.isRegisteredHere && { isRegisteredHere: names.isRegisteredHere }),
    given: { texts: options.input ?? {}, folder: cwd },
    ...(options.set && { overrides: options.set }),
    ...(options.export !== undefined && { exportName: options.export }),
  }).finally(() => names?.close());
  const sink = new DiagnosticSink();
  sink.add(...compiled.diagnostics);
  if (compiled.job) {
    const sources = await locateBodies(compiled.bodies, compiled.file ?? file, sink);
    await bundleBodies(sources, target === "azure" || compiled.definition?.kind === "schedule", sink);
    if (target === "local" && !sink.hasErrors) {
      const { localProblems } = await import("./local-problems.js");
      sink.add(...(await localProblems(compiled.job, workspaceFolder(options.localWorkspace, cwd))));
    }
  }
  const diagnostics = worthTelling(sink.list());
  reportProblems(diagnostics, terminal, json);
  if (!json && compiled.definition && !sink.hasErrors) terminal.stdout.write(`${file} is valid: ${described(compiled.definition)}.\n`);
  return exitCodeOf(diagnostics);
}

function described(definition: Definition): string {
  if (definition.kind !== "pipeline_job") {
    const name = definition.name ?? submittedJob(definition)?.displayName;
    return [definitionWord(definition), ...(name === undefined ? [] : [name])].join(" ");
  }
  const nodes = Object.keys(definition.component.jobs).length;
  return `pipeline ${shownName(definition)} with ${nodes} ${nodes === 1 ? "node" : "nodes"}`;
}
