import { maskTexts } from "../secrets/mask-texts.js";
import { Secrets } from "../secrets/secrets.js";
import type { Diagnostic } from "./diagnostic.js";

const { mask } = new Secrets();

/** A diagnostic as it may be shown: without signatures of addresses and keys of connection strings. Its place stays. */
export function withoutCredentials(diagnostic: Diagnostic): Diagnostic {
  const { location, ...said } = diagnostic;
  return { ...maskTexts(said, mask), ...(location && { location }) };
}
