import type { CodeEntry } from "./entry.js";

/** AZML2xx: what the graph builder finds while it builds a pipeline. */
export const graphCodes = {
  AZML201: {
    title: "step() outside build()",
    cause: "`step()` was called when no pipeline was being built.",
    cure: "Call it inside the `build()` method of a `@pipeline` class, or inside a `@pipeline` method.",
  },
} as const satisfies Record<`AZML2${string}`, CodeEntry>;
