import type { PortKind, Literal } from "../model/kind.js";

/** One port of a body: its name on the command line, and the property that holds it. */
export interface BodyPort {
  readonly wire: string;
  readonly property: string;
  readonly kind: PortKind;
  readonly optional?: true;
  readonly default?: Literal;
  readonly min?: number;
  readonly max?: number;
  readonly enum?: readonly string[];
}

/** The ports of a body, as plain data: a bundle carries it in place of the decorators. */
export interface BodySpec {
  /** Component name, for messages. */
  readonly component: string;
  readonly inputs: readonly BodyPort[];
  /** Asset outputs are paths to write to; primitive ones are fields that the body sets. */
  readonly outputs: readonly BodyPort[];
  /** The kind of the returned value, where it is the control output `output`. */
  readonly returns?: PortKind;
  /** The method to call on the class, when the component is a method. */
  readonly method?: { readonly name: string; readonly static: boolean };
}

/** The class that holds the body, and, for a method component, the class of its ports. */
export interface BodyClasses {
  readonly body: new () => object;
  readonly ports?: new () => object;
}
