import path from "node:path";
import { type Diagnostic, isError } from "../diagnostics/diagnostic.js";
import { DiagnosticSink } from "../diagnostics/sink.js";
import type { Component } from "../model/pipeline.js";
import type { Override } from "../model/override.js";
import { deepFreeze } from "../util/deep-freeze.js";
import { readComponentValue } from "./component/component-readers.js";
import { newContext } from "./read-context.js";
import { openYaml } from "./source/open-yaml.js";

export interface ReadComponentResult {
  /** Absent when the file says no component. It may be there beside an error of a component that can be read, and is not allowed. */
  readonly component?: Component;
  /** Errors first; warnings of what Azure ML ignores or does not know. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What azure-ai-ml reads all the same, and refuses when it looks at the component. */
const readable: ReadonlySet<string> = new Set(["AZML425", "AZML426", "AZML427"]);

/**
 * Reads an Azure ML component file (`$schema: …/commandComponent.schema.json` or `…/pipelineComponent.schema.json`).
 *
 * Paths in it are relative to the file. Scalars mean what they mean to azure-ai-ml, which reads YAML 1.1: `yes` is true, `1e-3` is text
 * (and still the number 0.001 on a port of kind number). All problems are reported at once, each with its place in the file.
 *
 * `overrides` stand in for what the file says: `--set` of the command line.
 *
 * @example
 * const { component, diagnostics } = readComponent("./train.yml");
 */
export function readComponent(file: string, overrides: readonly Override[] = []): ReadComponentResult {
  const absolute = path.resolve(file);
  const sink = new DiagnosticSink();
  const root = openYaml(absolute, sink, overrides);
  const component =
    root === undefined
      ? undefined
      : readComponentValue(root, { anonymous: false, source: "YAML.COMPONENT" }, newContext(sink, absolute, readComponentValue));
  const failed = component === undefined || sink.list().some((found) => isError(found) && !readable.has(found.code));
  return { ...(failed ? {} : { component: deepFreeze(component) }), diagnostics: sink.list() };
}
