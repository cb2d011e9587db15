import { callSite } from "../diagnostics/call-site.js";
import { recordPort, recordReturn } from "../metadata/ports.js";
import { designType } from "../metadata/store.js";
import type { PortKind } from "../model/kind.js";
import type { OutputMode } from "../model/mode.js";
import type { OutputDescriptor, OutputPlace } from "./field-check.js";
import type { AnyPlace } from "./place.js";
import { assertField, assertLegacy, assertMember, isMethod } from "./assert-place.js";

/** What `@output` takes beside the kind (schema `commandComponent`, `outputs.*`). */
export interface OutputOptions {
  /** Wire name; the property in snake_case when absent. Fields only. */
  readonly name?: string;
  /** For people: what the output is. */
  readonly description?: string;
  /** Mode that the component asks for; `rw_mount` when nobody says. Fields only. */
  readonly mode?: OutputMode;
}

/** A decorator for fields and methods whose type agrees with the kind, in either dialect; the type of another one is told. */
export interface OutputDecorator<K extends PortKind> {
  <T, const X extends AnyPlace, D>(target: T, place: OutputPlace<K, T, X>, descriptor?: OutputDescriptor<D>): void;
}

/**
 * Declares an output. On a field: a path the body writes to. On `run()` or on a method component: the kind of the
 * value that it returns, which becomes the control output `output`.
 *
 * @example
 * ;@output("mlflow_model") model!: Output<MLFlowModel>;
 *
 * ;@output("number") run(): number { … return accuracy; }
 * // outputs: { model: { type: mlflow_model }, output: { type: number } }
 */
export function output<const K extends PortKind>(type: K, options?: OutputOptions): OutputDecorator<K> {
  const site = callSite(output);
  return (target: unknown, name: unknown, descriptor?: unknown): void => {
    assertLegacy("output", name, site);
    if (isMethod(descriptor)) {
      recordReturn(target as object, String(name), { type, options, site });
      return;
    }
    assertMember("output", target, name, site);
    assertField("output", name, descriptor, site);
    recordPort(target as object, {
      direction: "output",
      property: name,
      type,
      options,
      site,
      designType: designType(target as object, name),
    });
  };
}
