import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { DiagnosticSink } from "../diagnostics/sink.js";
import type { InlineEnvironment } from "../model/environment.js";
import type { Override } from "../model/override.js";
import { deepFreeze } from "../util/deep-freeze.js";
import { readInlineEnvironment } from "./part/read-environment-value.js";
import { openYaml } from "./source/open-yaml.js";

export interface ReadEnvironmentResult {
  /** Absent when something is wrong with the file; `diagnostics` then has an error. */
  readonly environment?: InlineEnvironment;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads an Azure ML environment file (`$schema: …/environment.schema.json`), its conda file included.
 *
 * `overrides` stand in for what the file says: `--set` of the command line.
 *
 * @example
 * const { environment } = readEnvironment("./environment.yml");
 */
export function readEnvironment(file: string, overrides: readonly Override[] = []): ReadEnvironmentResult {
  const sink = new DiagnosticSink();
  const root = openYaml(path.resolve(file), sink, overrides);
  const environment = root === undefined ? undefined : readInlineEnvironment(root);
  const failed = environment === undefined || sink.hasErrors;
  return { ...(failed ? {} : { environment: deepFreeze(environment) }), diagnostics: sink.list() };
}
