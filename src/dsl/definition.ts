import type { CallSite } from "../diagnostics/call-site.js";
import type { EnvironmentSpec } from "../types/environment-spec.js";
import type { DefinedKind } from "../types/component-type.js";

const mark = Symbol.for("azml/definition");

/** A component defined in data, as the user wrote it, with the place of the call that relative paths start from. */
export interface WrittenDefinition {
  readonly kind: DefinedKind;
  /** The function that was called, for messages. */
  readonly maker: string;
  readonly definition: unknown;
  readonly site: CallSite;
}

export function isDefinition(value: unknown): value is WrittenDefinition {
  return typeof value === "object" && value !== null && mark in value;
}

export function writeDefinition(written: WrittenDefinition): never {
  return Object.freeze({ [mark]: true, ...written }) as never;
}

/** What every component that is defined in data can be told. */
export interface DefinitionCommon {
  /** Component name; `azureml_anonymous` when absent. Steps of it are called the same unless they have a name. */
  readonly name?: string;
  /** Version of the component (`version`). Without one it is registered with the job only, under a hash. */
  readonly version?: string;
  /** For people. The name when absent (`display_name`). */
  readonly displayName?: string;
  /** For people, on the page of the component. */
  readonly description?: string;
  /** Texts by name, to find the component by. */
  readonly tags?: Readonly<Record<string, string>>;
  /** False when equal inputs may give other outputs. Default: true. */
  readonly isDeterministic?: boolean;
}

/** A folder or a single file, relative to the calling file; or what the service can reach: a URL, `azureml:name:version`, an ARM id. */
export type CodePath = string | URL;
/** `azureml:name:version` and the other references, a YAML file, or `environment({ … })`. */
export type NodeEnvironments = EnvironmentSpec | string;
