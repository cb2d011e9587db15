import { type CallSite, callSite } from "../diagnostics/call-site.js";
import type { EnvironmentDefinition, EnvironmentSpec } from "../types/environment-spec.js";

const mark = Symbol.for("azml/environment");

/** An environment as the user wrote it, with the place of the call that relative paths start from. */
export interface WrittenEnvironment {
  readonly definition: unknown;
  readonly site: CallSite;
}

export function isWrittenEnvironment(value: unknown): value is WrittenEnvironment {
  return typeof value === "object" && value !== null && mark in value;
}

export function writeEnvironment(definition: unknown, site: CallSite): EnvironmentSpec {
  return Object.freeze({ [mark]: true, definition, site }) as unknown as EnvironmentSpec;
}

/**
 * Where a component's command runs on Azure ML.
 *
 * A text is a reference (`azureml:name:version`, `azureml:name@label`, `azureml://registries/…`, ARM id) or the path
 * of an environment YAML file, relative to the calling file. An object defines an environment on the spot.
 *
 * @example
 * ;@commandComponent({ environment: environment({ image: "node:22-bookworm-slim" }) })
 */
export function environment(definition: string | EnvironmentDefinition): EnvironmentSpec {
  return writeEnvironment(definition, callSite(environment));
}
