import type { CodeEntry } from "./entry.js";

/** AZML7xx. */
export const cliCodes = {} as const satisfies Record<`AZML7${string}`, CodeEntry>;
