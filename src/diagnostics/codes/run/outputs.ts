import type { CodeEntry } from "../entry.js";

/** Outputs of a job that are fetched. */
export const outputsCodes = {
  AZML590: {
    title: "No such output",
    cause:
      "The job or node has put out nothing of that name, or its files are gone: deleted, or never written. An Azure ML workspace may also not say where they lie.",
    cure: "`azml job show JOB` lists the outputs of a job and of its nodes. Run the job again where the files are gone.",
  },
  AZML591: {
    title: "Output cannot be copied",
    cause:
      "The files of an output could not be read, or not be written to where they are to go: a full disk, a folder that may not be written.",
    cure: "Read the message; free disk space, correct the permissions, or choose another folder.",
  },
} as const satisfies Record<`AZML5${string}`, CodeEntry>;
