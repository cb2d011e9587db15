let last: { readonly value: unknown; readonly place: Error } | undefined;

/** Notes where something is thrown that is no Error, and so has no stack. Bundles put it around what the user's code throws. */
export function thrown<T>(value: T): T {
  if (!(value instanceof Error)) last = { value, place: new Error("thrown here") };
  return value;
}

/** The stack of where a value was thrown, when it was the last one that is no Error. It has no frame of this file: none of azml's are in stacks. */
export function placeOfThrown(value: unknown): string | undefined {
  return last && Object.is(last.value, value) ? last.place.stack?.split("\n").slice(1).join("\n") : undefined;
}
