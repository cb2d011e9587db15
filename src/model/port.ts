import type { Json } from "./environment.js";
import type { Literal, PortKind } from "./kind.js";
import type { InputMode, OutputMode } from "./mode.js";

/** What both kinds of ports may have. */
interface PortCommon {
  readonly kind: PortKind;
  /** Written as `path`, the old word for a file or folder; it is sent so. */
  readonly legacyPath?: true;
  readonly description?: string;
  /** Who may look into the data (`protection_level`); a preview of Azure ML's, sent as it is. */
  readonly intellectualProperty?: { readonly [key: string]: Json };
}

/** An input that a component or a pipeline declares. */
export interface InputPort extends PortCommon {
  /** True on inputs that may be absent at run time. `false` only where an author wrote it: it is sent, and so it is hashed. */
  readonly optional?: boolean;
  /** Primitive kinds only. An input with a default may be left out at the call. */
  readonly default?: Literal;
  /** `integer` and `number` only, inclusive. */
  readonly min?: number;
  /** `integer` and `number` only, inclusive. */
  readonly max?: number;
  /** `string` only. */
  readonly enum?: readonly string[];
  /** Asset kinds only: the mode a component asks for when the node does not say. */
  readonly mode?: InputMode;
}

/** An output that a component or a pipeline declares. An output of a primitive kind is a control output. */
export interface OutputPort extends PortCommon {
  readonly mode?: OutputMode;
  /** Control outputs only: readable before the node has ended. */
  readonly earlyAvailable?: true;
}

export type InputPorts = Readonly<Record<string, InputPort>>;
export type OutputPorts = Readonly<Record<string, OutputPort>>;

/** True for an input that has to be given a value: neither optional nor defaulted. */
export function isRequired(port: InputPort): boolean {
  return port.optional !== true && port.default === undefined;
}
