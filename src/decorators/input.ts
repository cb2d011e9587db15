import { callSite } from "../diagnostics/call-site.js";
import { recordPort } from "../metadata/ports.js";
import { designType } from "../metadata/store.js";
import type { InputPlace, InputType } from "./field-check.js";
import type { DefaultOf, InputOptions } from "./input-options.js";
import type { AnyPlace, NoAccessor } from "./place.js";
import { assertField, assertLegacy, assertMember, isMethod, wrongPlace } from "./assert-place.js";

/**
 * A decorator for fields whose type agrees with the kind and the options; the type of another one is told. Its type is that of a decorator of
 * either dialect, so that `tsc` checks fields with and without `experimentalDecorators`.
 */
export interface InputDecorator<K, F, D, E = never> {
  <T, const X extends AnyPlace>(target: T, place: InputPlace<K, T, X, F, D, E>, descriptor?: NoAccessor): void;
}

/**
 * Declares a field as an input: a value or path the body reads, or, in a pipeline, a binding that `build()` wires.
 *
 * The kind is always stated, so that every TypeScript toolchain makes the same component. A class of ports in place
 * of the kind makes a group (pipelines only): its fields become `group.field` on the wire. In a component, the
 * default of an input is its field's initialiser.
 *
 * @example
 * ;@input("integer", { min: 1, description: "Passes over the data." }) epochs: Default<number> = 10;
 * // inputs: { epochs: { type: integer, min: "1", default: "10", description: Passes over the data. } }
 */
export function input<
  const K extends InputType,
  const F extends boolean = false,
  const D extends DefaultOf<K> = never,
  const E extends string = never,
>(type: K, options?: InputOptions<K, F, D, E>): InputDecorator<K, F, D, E> {
  const site = callSite(input);
  return (target: unknown, name: unknown, descriptor?: unknown): void => {
    assertLegacy("input", name, site);
    assertMember("input", target, name, site);
    assertField("input", name, descriptor, site);
    if (isMethod(descriptor))
      throw wrongPlace("input", `${name} is a method`, "declare a field; what a method returns is an @output", site);
    recordPort(target as object, {
      direction: "input",
      property: name,
      type,
      options,
      site,
      designType: designType(target as object, name),
    });
  };
}
