import { callSite } from "../diagnostics/call-site.js";
import { recordPort, recordReturn } from "../metadata/ports.js";
import { designType } from "../metadata/store.js";
import type { PortKind } from "../model/kind.js";
import type { OutputMode } from "../model/mode.js";
import type { OutputProperty } from "./field-check.js";
import { assertLegacy, assertMember } from "./assert-place.js";

export interface OutputOptions {
  /** Wire name; the property in snake_case when absent. Fields only. */
  readonly name?: string;
  readonly description?: string;
  /** Mode that the component asks for; `rw_mount` when nobody says. Fields only. */
  readonly mode?: OutputMode;
}

/** A decorator for fields and methods whose type agrees with the kind; the type of another one is told. */
export interface OutputDecorator<K extends PortKind> {
  <T extends object, P extends PropertyKey>(target: T, property: OutputProperty<K, T, P>, descriptor?: PropertyDescriptor): void;
}

/**
 * Declares an output. On a field: a path the body writes to. On `run()` or on a method component: the kind of the
 * value that it returns, which becomes the control output `output`.
 *
 * @example
 * @output("mlflow_model") model!: Output<MLFlowModel>;
 *
 * @output("number") run(): number { … return accuracy; }
 * // outputs: { model: { type: mlflow_model }, output: { type: number } }
 */
export function output<const K extends PortKind>(type: K, options?: OutputOptions): OutputDecorator<K> {
  const site = callSite(output);
  return (target: object, name: unknown, descriptor?: PropertyDescriptor): void => {
    assertLegacy("output", name, site);
    if (typeof descriptor?.value === "function") {
      recordReturn(target, String(name), { type, options, site });
      return;
    }
    assertMember("output", target, name, site);
    recordPort(target, { direction: "output", property: name, type, options, site, designType: designType(target, name) });
  };
}
