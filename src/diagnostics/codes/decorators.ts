import type { CodeEntry } from "./entry.js";

/** AZML1xx. */
export const decoratorsCodes = {} as const satisfies Record<`AZML1${string}`, CodeEntry>;
