import type { CallSite } from "../diagnostics/call-site.js";
import { recordComponent } from "../metadata/components.js";
import type { ComponentRecord } from "../metadata/record.js";
import type { Bindings } from "../types/ports.js";
import type { PortsClass } from "./field-check.js";
import { assertLegacy, wrongPlace } from "./assert-place.js";

type PortsOf<I> = I extends () => infer R ? (R extends new () => infer C ? C : never) : I extends new () => infer C ? C : never;
type Wanted = "run" | "build";

/**
 * The class itself, or a sentence that tells what is wrong with it. What the method returns is not asked here: see
 * `types/build-check.ts`. A target that returns void keeps TypeScript from looking.
 */
type ClassCheck<C, W extends Wanted> = C extends abstract new () => infer Instance
  ? C extends new () => unknown
    ? Instance extends { [M in W]: (...args: never[]) => void }
      ? Instance extends { [M in W]: () => void }
        ? C
        : `${W}() takes no parameters`
      : `the class needs a method ${W}()`
    : "the class must not be abstract"
  : "the class needs a constructor without parameters";

/** A string, which every method's name is, or a sentence that tells what is wrong with the method. */
type MethodCheck<F, W extends Wanted, I> = F extends () => void
  ? string
  : InputsOption extends I
    ? string
    : [PortsOf<I>] extends [never]
      ? "a method with a parameter needs { inputs: … }, the class of its ports"
      : F extends (ports: infer P) => void
        ? [Given<W, PortsOf<I>>] extends [P]
          ? string
          : W extends "build"
            ? "the parameter's type is Bindings<…> of the class given as { inputs }"
            : "the parameter's type is the class given as { inputs }"
        : "a method component has one parameter";

/** What the parameter of a method gets: values while a component runs, bindings while a pipeline is built. */
type Given<W extends Wanted, C> = W extends "build" ? Bindings<C> : C;

/** A decorator for a class with `run()` or `build()`, and for a method. */
export interface ComponentDecorator<W extends Wanted, I> {
  <C extends abstract new (...args: never[]) => object>(target: ClassCheck<C, W> extends C ? C : ClassCheck<C, W>): void;
  <F extends (...args: never[]) => unknown>(target: object, key: MethodCheck<F, W, I>, descriptor: TypedPropertyDescriptor<F>): void;
}

export type InputsOption = PortsClass | (() => PortsClass);

/** Writes one record on the class, or on the method itself: a step is given the method, not its name. */
export function recordDecorator(
  decorator: ComponentRecord["decorator"],
  options: unknown,
  site: CallSite,
): (target: object, key?: unknown, descriptor?: PropertyDescriptor) => void {
  return (target, key, descriptor) => {
    assertLegacy(decorator, key, site);
    if (key === undefined && typeof target === "function") {
      recordComponent(target, { decorator, options, site });
    } else if (typeof descriptor?.value === "function" && typeof key === "string") {
      recordComponent(descriptor.value as object, { decorator, options, site, method: { owner: target, name: key } });
    } else {
      throw wrongPlace(
        decorator,
        `${typeof key === "string" ? key : typeof target} is neither a class nor a method`,
        "decorate a class, or a method of one",
        site,
      );
    }
  };
}
