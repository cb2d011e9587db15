import type { CodeEntry } from "../entry.js";

/** AutoML nodes. */
export const automlCodes = {
  AZML567: {
    title: "Search for a model failed",
    cause:
      "An AutoML node has found no model: its data lack the column that is to be predicted or have too few rows, or one of the libraries that train has failed.",
    cure: "Read the message. The node's log has the trials that came to an end, and the traceback of what failed. An algorithm that fails can be left out: `blocked_training_algorithms`.",
  },
  AZML568: {
    title: "Algorithm that AutoML does not have here",
    cause:
      "`allowed_training_algorithms` names algorithms that FLAML, which searches on this machine, does not have; or none is left when the blocked ones are gone.",
    cure: "Nothing, if the others will do: the hint lists those that there are. On Azure ML the job has all of its algorithms.",
  },
} as const satisfies Record<`AZML5${string}`, CodeEntry>;
