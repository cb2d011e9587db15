import type { CodeEntry } from "../entry.js";

/** What can be wrong with results that are kept. */
export const resultsCodes = {
  AZML532: {
    title: "Result changed since it was made",
    cause:
      "There is a result of the same command, code and inputs, but its files are not any more what the node has written: something has truncated, appended to or replaced them. " +
      "The node runs again.",
    cure: "Nothing, if you have changed the files on purpose. A node that writes into its input does this: have it copy the input into its output first.",
    example: "azml why JOB NODE",
  },
  AZML533: {
    title: "Input changed while the node ran",
    cause:
      "An input was not the same after the node had run as before: the node wrote into it, another node wrote to the same place of a datastore, or you edited the data. Nobody knows " +
      "what the result was made of, so it is kept for this job alone and never used again. Nor is that of a node whose output was written into.",
    cure: "Have the node copy the input into its output and write there. Data that changes belongs into a folder of its own for each job.",
  },
  AZML534: {
    title: "Result to be taken was changed",
    cause:
      "With `--only` or `--from` other nodes do not run, and what they made in an earlier run is taken. Its files are not any more what the node has written: something has truncated, " +
      "appended to or replaced them. Nothing was run.",
    cure: "Run the node that made it too, or name another job that has its result with `--of`.",
    example: "azml run pipeline.ts --only train --of JOB",
  },
  AZML536: {
    title: "Copy of a download is used",
    cause:
      "An `https://` input was fetched before, and its server could not be reached to ask whether it has changed: no network, a name that is not found, no answer for a minute. " +
      "The run goes on with the copy. A server that answers is believed: where it has the file no more, or refuses it, the node fails (AZML527).",
    cure: "Nothing, if the copy will do. Without one: `azml gc` removes downloads that are old, and deleting `cache/downloads` of the workspace all of them.",
  },
  AZML537: {
    title: "History without a database",
    cause:
      "`azml gc` removes folders of runs that the database does not know: a process that was killed leaves them. Here they are more than the jobs that it knows, so the database was " +
      "deleted, emptied or made anew, and they are what is left of its jobs. Nothing was removed.",
    cure: "Put `azml.db` back where you have a copy. Look through the folders and take what you need; then let `azml gc --leftovers` remove them.",
    example: "azml gc --leftovers --dry-run",
  },
  AZML538: {
    title: "Job runs",
    cause: "`azml resume` was asked to go on with a job that a process is running. Two would write to the same places.",
    cure: "Wait for it with `azml job stream`, or end it with `azml job cancel`; then resume it. A process that was killed is known to have ended, one of another machine is not.",
    example: "azml job stream JOB",
  },
  AZML539: {
    title: "Folder of an unknown job",
    cause:
      "A job gets a folder of its name below `runs/` of the workspace. There is one with files in it, and the database knows no such job: it was deleted or made anew, and the folder is " +
      "what is left of an earlier job. azml does not write over it.",
    cure: "Give the job another name. Take what you need from the folder and delete it, or let `azml gc` show and remove such folders.",
    example: "azml gc --leftovers --dry-run",
  },
} as const satisfies Record<`AZML5${string}`, CodeEntry>;
