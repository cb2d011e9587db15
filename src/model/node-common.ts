import type { DefinitionSource } from "./definition-source.js";
import type { Json } from "./environment.js";
import type { LocalSettings } from "./local-settings.js";
import type { SourceLocation } from "./location.js";
import type { InputValues, OutputSettings } from "./value.js";

/** What every kind of node has. */
export interface NodeCommon {
  /** Unique in its pipeline; matches `^[a-z_][a-z\d_]*$`. */
  readonly name: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly comment?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, string>>;
  readonly inputs: InputValues;
  readonly outputs: OutputSettings;
  /** Keys of the author's that Azure ML does not know; they are sent with the node as they are. */
  readonly extra?: { readonly [key: string]: Json };
  /** Of a node from TypeScript. */
  readonly local?: LocalSettings;
  readonly source: DefinitionSource;
  readonly location?: SourceLocation;
}
