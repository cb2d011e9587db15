import type { DefinitionSource } from "./definition-source.js";
import type { Json } from "./environment.js";
import type { SourceLocation } from "./location.js";
import type { InputPorts, OutputPorts } from "./port.js";

/** What every kind of component has. */
export interface ComponentCommon {
  readonly name: string;
  /** Absent on anonymous components, unless the author wrote one. */
  readonly version?: string;
  /** The `$schema` that a YAML file named. */
  readonly schema?: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, string>>;
  readonly inputs: InputPorts;
  readonly outputs: OutputPorts;
  /** False means that equal inputs may give other outputs: never reuse a result. */
  readonly isDeterministic: boolean;
  /** Publisher and level of protection; a preview of Azure ML's, sent as it is. */
  readonly intellectualProperty?: { readonly [key: string]: Json };
  /** Keys of the author's that Azure ML does not know; it keeps them in the spec as they are. */
  readonly extra?: { readonly [key: string]: Json };
  readonly source: DefinitionSource;
  readonly location?: SourceLocation;
}
