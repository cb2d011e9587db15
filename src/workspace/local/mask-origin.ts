import type { JobOrigin } from "../job-record.js";
import { maskTexts } from "../../secrets/mask-texts.js";
import type { Mask } from "../../secrets/secrets.js";

/** How a job was asked for, without the secrets that inputs may be: addresses with a signature, connection strings. */
export function maskOrigin(origin: JobOrigin, mask: Mask): JobOrigin {
  const { input, set, ...options } = origin.options;
  return {
    ...origin,
    options: {
      ...options,
      ...(input !== undefined && { input: maskTexts(input, mask) }),
      ...(set !== undefined && { set: maskTexts(set, mask) }),
    },
  };
}
