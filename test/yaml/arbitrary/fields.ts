import fc from "fast-check";
import { compact } from "../../../src/util/compact.js";

/**
 * Objects of a type of the model, by an arbitrary for each of its fields but `Left`. A field that the model gains does not compile until somebody
 * says how it is generated.
 */
export function fields<T extends object, Left extends keyof T = never>(arbitraries: {
  readonly [K in Exclude<keyof T, Left>]-?: fc.Arbitrary<T[K]>;
}): fc.Arbitrary<Omit<T, Left>> {
  // A field that may be absent is generated as undefined, and `compact` takes it away.
  return fc.record(arbitraries as Record<string, fc.Arbitrary<unknown>>).map((found) => compact(found) as Omit<T, Left>);
}

/** A value, or undefined for a field that is absent. */
export const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

/** A field that the reader never fills in. */
export const never = fc.constant(undefined);
