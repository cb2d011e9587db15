import type { CodeEntry } from "../entry.js";

/** Parts of a job that are run alone, and the earlier results that they take. */
export const steeringCodes = {
  AZML545: {
    title: "Node that the job does not have",
    cause: "`--only`, `--from` or `--force-rerun` names a node, and no node or nested pipeline of the job has that path.",
    cure: "Give the path as `azml job show` prints it: `train`, or `prepare/split` for a step of a nested pipeline.",
  },
  AZML546: {
    title: "No earlier result to go on with",
    cause:
      "With `--only` or `--from` other nodes do not run: what the chosen ones need is taken from an earlier run of the same file. A node has none there, or its outputs are gone.",
    cure: "Run that node too, or name the job that has its result with `--of`.",
  },
  AZML593: {
    title: "Result was removed meanwhile",
    cause: "A job was to take results of an earlier one, and `azml gc` in another process has just removed that.",
    cure: "Run it again: another result is taken, or the nodes that need to run are named.",
  },
} as const satisfies Record<`AZML5${string}`, CodeEntry>;
