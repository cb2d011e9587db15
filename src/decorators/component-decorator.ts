import type { CallSite } from "../diagnostics/call-site.js";
import { recordComponent } from "../metadata/components.js";
import type { ComponentRecord } from "../metadata/record.js";
import type { Bindings } from "../types/ports.js";
import type { PortsClass } from "./field-check.js";
import type { AnyPlace, StandardPlace, Told } from "./place.js";
import type { StrayFields, Wanted } from "./stray-fields.js";
import { assertLegacy, wrongPlace } from "./assert-place.js";

type PortsOf<I> = I extends () => infer R ? (R extends new () => infer C ? C : never) : I extends new () => infer C ? C : never;

/**
 * The class itself, or a sentence that tells what is wrong with it. What the method returns is not asked here: see
 * `types/build-check.ts`. A target that returns void keeps TypeScript from looking.
 */
type ClassCheck<C, W extends Wanted> = C extends abstract new (...args: never[]) => infer Instance
  ? C extends abstract new () => unknown
    ? C extends new () => unknown
      ? Instance extends { [M in W]: (...args: never[]) => void }
        ? Instance extends { [M in W]: () => void }
          ? [StrayFields<Instance, W>] extends [never]
            ? C
            : StrayFields<Instance, W>
          : `${W}() takes no parameters`
        : `the class needs a method ${W}()`
      : "the class must not be abstract"
    : "the class needs a constructor without parameters"
  : never;

/** True, or a sentence that tells what is wrong with a method. */
type MethodCheck<F, W extends Wanted, I> = unknown extends F
  ? NoComponent
  : F extends () => void
    ? true
    : InputsOption extends I
      ? true
      : [PortsOf<I>] extends [never]
        ? "a method with a parameter needs { inputs: … }, the class of its ports"
        : F extends (ports: infer P) => void
          ? [Given<W, PortsOf<I>>] extends [P]
            ? StrayPorts<PortsOf<I>, W>
            : W extends "build"
              ? "the parameter's type is Bindings<…> of the class given as { inputs }"
              : "the parameter's type is the class given as { inputs }"
          : F extends (...args: never[]) => void
            ? "a method component has one parameter"
            : NoComponent;

/** True, or a sentence for what can be no port in the class of a method component's ports. A pipeline's may hold bindings and values. */
type StrayPorts<C, W extends Wanted> = W extends "build" ? true : [StrayFields<C, W>] extends [never] ? true : StrayFields<C, W>;

/** What the parameter of a method gets: values while a component runs, bindings while a pipeline is built. */
type Given<W extends Wanted, C> = W extends "build" ? Bindings<C> : C;

type NoComponent = "only a class or a method can be decorated so";

/** What stands first: the class, or the owner of a method (the method itself, in the standard dialect). */
type TargetCheck<T, X, W extends Wanted> = X extends PropertyKey | StandardPlace<"method"> ? T : ClassCheck<T, W>;

/** What stands second: nothing for a class, a method's name, or an object in the standard dialect. */
type PlaceCheck<T, X, F, W extends Wanted, I> = X extends PropertyKey
  ? Told<MethodCheck<F, W, I>, X>
  : X extends StandardPlace<"method">
    ? Told<MethodCheck<T, W, I>, X>
    : X extends StandardPlace<"class">
      ? X
      : NoComponent;

/** A decorator for a class with `run()` or `build()`, and for a method, in either dialect. */
export interface ComponentDecorator<W extends Wanted, I> {
  <T, const X extends AnyPlace | undefined = undefined, F = unknown>(
    target: TargetCheck<T, X, W>,
    place?: PlaceCheck<T, X, F, W, I>,
    descriptor?: TypedPropertyDescriptor<F>,
  ): void;
}

export type InputsOption = PortsClass | (() => PortsClass);

/** Writes one record on the class, or on the method itself: a step is given the method, not its name. */
export function recordDecorator(
  decorator: ComponentRecord["decorator"],
  options: unknown,
  site: CallSite,
): (target: unknown, key?: unknown, descriptor?: PropertyDescriptor) => void {
  return (target, key, descriptor) => {
    assertLegacy(decorator, key, site);
    if (key === undefined && typeof target === "function") {
      recordComponent(target, { decorator, options, site });
    } else if (typeof descriptor?.value === "function" && typeof key === "string") {
      recordComponent(descriptor.value as object, { decorator, options, site, method: { owner: target as object, name: key } });
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
