import { callSite } from "../diagnostics/call-site.js";
import { recordPort, recordReturn } from "../metadata/ports.js";
import { designType } from "../metadata/store.js";
import type { AssetKind, PortKind, PrimitiveKind } from "../model/kind.js";
import type { OutputMode } from "../model/mode.js";
import type { OutputDescriptor, OutputPlace } from "./field-check.js";
import type { AnyPlace } from "./place.js";
import { assertField, assertLegacy, assertMember, isMethod } from "./assert-place.js";

/** What `@output` takes beside the kind, whatever it is (schema `commandComponent`, `outputs.*`). */
interface CommonOptions<N> {
  /** Wire name; the property in snake_case when absent. Fields only: what a method returns is called `output`. */
  readonly name?: N;
  /** For people: what the output is. */
  readonly description?: string;
}

interface AssetOutputOptions<N> extends CommonOptions<N> {
  /** Mode that the component asks for; `rw_mount` when nobody says. */
  readonly mode?: OutputMode;
}

interface ValueOutputOptions<N> extends CommonOptions<N> {}

/** The options of an output of kind K (schema `commandComponent`, `outputs.*`). */
export type OutputOptions<K = AssetKind, N = string> = K extends PrimitiveKind ? ValueOutputOptions<N> : AssetOutputOptions<N>;

/** A decorator for fields and methods whose type agrees with the kind, in either dialect; the type of another one is told. */
export interface OutputDecorator<K extends PortKind, N = never> {
  <T, const X extends AnyPlace, D>(target: T, place: OutputPlace<K, T, X, N>, descriptor?: OutputDescriptor<D>): void;
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
export function output<const K extends PortKind, const N extends string = never>(
  type: K,
  options?: OutputOptions<K, N>,
): OutputDecorator<K, N> {
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
