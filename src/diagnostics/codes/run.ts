import type { CodeEntry } from "./entry.js";

/** AZML5xx. */
export const runCodes = {} as const satisfies Record<`AZML5${string}`, CodeEntry>;
