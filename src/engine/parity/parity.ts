import type { DiagnosticCode } from "../../diagnostics/codes/table.js";

/**
 * What a setting of Azure ML's is on this machine.
 *
 * - `same`: what it is there.
 * - `approximated`: something close; `how` says what.
 * - `ignored`: nothing; `why` says what it is for there. With `warns` the user is told, since results may differ.
 * - `refused`: the job does not start, with this code.
 */
export type Parity =
  | { readonly here: "same" }
  | { readonly here: "approximated"; readonly how: string; readonly warns?: true }
  | { readonly here: "ignored"; readonly why: string; readonly warns?: true }
  | { readonly here: "refused"; readonly code: DiagnosticCode; readonly why: string };

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

export function refused(code: DiagnosticCode, why: string): Extract<Parity, { readonly here: "refused" }> {
  return { here: "refused", code, why };
}
