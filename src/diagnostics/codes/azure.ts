import type { CodeEntry } from "./entry.js";

/** AZML6xx. */
export const azureCodes = {} as const satisfies Record<`AZML6${string}`, CodeEntry>;
