import type { CodeEntry } from "./entry.js";

/** AZML4xx. */
export const yamlCodes = {} as const satisfies Record<`AZML4${string}`, CodeEntry>;
