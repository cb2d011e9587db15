/**
 * What a setting of Azure ML's is on this machine.
 *
 * - `same`: what it is there.
 * - `approximated`: something close; `how` says what.
 * - `ignored`: nothing; `why` says what it is for there. With `warns` the user is told, since results may differ.
 *
 * What is refused is said in the text, with its code.
 */
export type Parity =
  | { readonly here: "same" }
  | { readonly here: "approximated"; readonly how: string; readonly warns?: true }
  | { readonly here: "ignored"; readonly why: string; readonly warns?: true };

/** A row for every setting of a model type, but for what names a thing or says where it stands, and for what Azure ML does not know. */
export type ParityTable<T, Elsewhere extends keyof T = never> = {
  readonly [K in Exclude<keyof T, Structure | Elsewhere>]-?: Parity;
};

type Structure = "kind" | "name" | "source" | "location" | "schema" | "extra" | "local";

export const same: Parity = { here: "same" };

export function approximated(how: string): Parity {
  return { here: "approximated", how };
}

export function ignored(why: string): Parity {
  return { here: "ignored", why };
}

/** Ignored, and the user is told. */
export function unheard(why: string): Parity {
  return { here: "ignored", why, warns: true };
}
