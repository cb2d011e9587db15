import { bundleComponent } from "../bundle/bundle-job.js";
import { checkComponent } from "../check/check-component.js";
import { compileComponent } from "../compile.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { DiagnosticSink } from "../diagnostics/sink.js";
import type { Override } from "../model/override.js";
import type { Component } from "../model/pipeline.js";
import { readComponent } from "../yaml/read-component.js";
import { findComponent } from "./find-component.js";
import { loadModule } from "./load-module.js";
import { locateBodies } from "./locate-bodies.js";
import { resolveFile } from "./resolve-file.js";
import { withoutRunningScript } from "./running-script.js";

export interface LoadComponentOptions {
  readonly cwd: string;
  /** Which export of a module. Default: its default export, else its only component. */
  readonly exportName?: string;
  /** Keys of a YAML file that change. */
  readonly overrides?: readonly Override[];
  /** Folder that the bundles of TypeScript bodies are written to. */
  readonly bundles: string;
}

export interface LoadedComponentFile {
  /** Absent when there is an error. */
  readonly component?: Component;
  /** Errors first. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The component that FILE defines, ready to be registered: YAML, or an export of a TypeScript or JavaScript module with its body in one file. */
export async function loadComponentFile(given: string, options: LoadComponentOptions): Promise<LoadedComponentFile> {
  const { cwd, exportName, overrides = [] } = options;
  const sink = new DiagnosticSink();
  const found = resolveFile(given, cwd, sink);
  if (!found) return { diagnostics: sink.list() };
  if (found.kind === "yaml") {
    const { component, diagnostics } = readComponent(found.file, overrides);
    sink.add(...diagnostics);
    if (component) checkComponent(component, sink);
    return { ...(component && !sink.hasErrors && { component }), diagnostics: sink.list() };
  }
  const [override] = overrides;
  if (override) {
    const message = `--set ${override.path}: what a component in code is, is up to its code`;
    return { diagnostics: [{ code: "AZML719", severity: "error", message }] };
  }
  const exports = await loadModule(found.file, sink);
  const target = exports && findComponent(exports, exportName, found.file, cwd, sink);
  if (target === undefined) return { diagnostics: sink.list() };
  return bundledComponent(target, found.file, options.bundles);
}

/** The component that a decorated class or method stands for. `file` is a module that exports it, when its decorator does not tell where it stands. */
export async function bundledComponent(target: unknown, file: string, bundles: string): Promise<LoadedComponentFile> {
  const { component, bodies, diagnostics } = compileComponent(target, process.cwd());
  if (!component) return { diagnostics };
  const sink = new DiagnosticSink();
  sink.add(...diagnostics);
  const sources = await locateBodies(withoutRunningScript(bodies, sink), file, sink);
  const bundled = sink.hasErrors ? undefined : await bundleComponent(component, sources, { folder: bundles, leaves: true }, sink);
  return { ...(bundled && { component: bundled }), diagnostics: sink.list() };
}
