import type { CodeEntry } from "./entry.js";

/** AZML3xx. */
export const checksCodes = {} as const satisfies Record<`AZML3${string}`, CodeEntry>;
