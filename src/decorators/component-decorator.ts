import type { CallSite } from "../diagnostics/call-site.js";
import { recordComponent } from "../metadata/components.js";
import type { ComponentRecord } from "../metadata/record.js";
import type { PortsClass } from "./field-check.js";
import { assertLegacy } from "./legacy.js";

type PortsOf<I> = I extends () => infer R ? (R extends new () => infer C ? C : never) : I extends new () => infer C ? C : never;
type Wanted = "run" | "build";

type ClassCheck<C, W extends Wanted> = C extends new () => { [M in W]: (...args: never[]) => unknown }
  ? C
  : C extends new () => unknown
    ? `the class needs a method ${W}()`
    : "the class needs a constructor without parameters";

type MethodCheck<F, I> = F extends () => unknown
  ? string
  : [PortsOf<I>] extends [never]
    ? "a method with a parameter needs { inputs: … }, the class of its ports"
    : F extends (ports: infer P) => unknown
      ? PortsOf<I> extends P
        ? string
        : "the method's parameter is not of the class given as { inputs }"
      : string;

/** A decorator for a class with `run()` or `build()`, and for a method. */
export interface ComponentDecorator<W extends Wanted, I> {
  <C extends new (...args: never[]) => object>(target: ClassCheck<C, W> extends C ? C : ClassCheck<C, W>): void;
  <F extends (...args: never[]) => unknown>(target: object, key: MethodCheck<F, I>, descriptor: TypedPropertyDescriptor<F>): void;
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
    if (descriptor === undefined) {
      recordComponent(target, { decorator, options, site });
    } else {
      recordComponent(descriptor.value as object, { decorator, options, site, method: { owner: target, name: String(key) } });
    }
  };
}
