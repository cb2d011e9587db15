import { callSite } from "../diagnostics/call-site.js";
import { recordPort } from "../metadata/ports.js";
import { designType } from "../metadata/store.js";
import type { InputProperty, InputType } from "./field-check.js";
import type { DefaultOf, InputOptions } from "./input-options.js";
import { assertLegacy, assertMember, wrongPlace } from "./assert-place.js";

/** A decorator for fields whose type agrees with the kind and the options; the type of another one is told. */
export interface InputDecorator<K, F, D> {
  <T extends object, P extends PropertyKey>(target: T, property: InputProperty<K, T, P, F, D>): void;
}

/**
 * Declares a field as an input: a value or path the body reads, or, in a pipeline, a binding that `build()` wires.
 *
 * The kind is always stated, so that every TypeScript toolchain makes the same component. A class of ports in place
 * of the kind makes a group (pipelines only): its fields become `group.field` on the wire. In a component, the
 * default of an input is its field's initialiser.
 *
 * @example
 * @input("integer", { min: 1, description: "Passes over the data." }) epochs: Default<number> = 10;
 * // inputs: { epochs: { type: integer, min: "1", default: "10", description: Passes over the data. } }
 */
export function input<const K extends InputType, const F extends boolean = false, const D extends DefaultOf<K> = never>(
  type: K,
  options?: InputOptions<K, F, D>,
): InputDecorator<K, F, D> {
  const site = callSite(input);
  return (target: object, name: unknown, descriptor?: PropertyDescriptor): void => {
    assertLegacy("input", name, site);
    assertMember("input", target, name, site);
    if (typeof descriptor?.value === "function")
      throw wrongPlace("input", `${name} is a method`, "declare a field; what a method returns is an @output", site);
    recordPort(target, { direction: "input", property: name, type, options, site, designType: designType(target, name) });
  };
}
