import type { CodeEntry } from "../entry.js";

/** What fails a node, or ends a run. */
export const nodesCodes = {
  AZML509: {
    title: "No shell to run commands with",
    cause: "Command components run in `bash`, as on Azure ML, and neither it nor `sh` was found.",
    cure: "Install bash and put it on PATH. On Windows, install Git for Windows, which brings one.",
  },
  AZML518: {
    title: "Kind of node that cannot run here yet",
    cause:
      "A local run knows no AutoML for images and texts, and no imports and exports of data. The job has such a node, or a loop repeats what it cannot.",
    cure: "Submit the job to Azure ML, or run a pipeline of the other parts.",
  },
  AZML520: {
    title: "Command failed",
    cause: "The node's command ended with an exit code other than 0.",
    cure: "Read the node's log: the cause is in its last lines.",
  },
  AZML521: {
    title: "Command not found",
    cause: "The shell did not find the program that the command names (exit code 127). Local runs use what this machine has.",
    cure: "Install the program or correct its name. `--env venv` runs Python nodes with the packages of their conda file.",
  },
  AZML522: {
    title: "Command was killed",
    cause: "A signal ended the node's process: out of memory (SIGKILL), a crash (SIGSEGV), or somebody else's kill.",
    cure: "Look at the node's log and at the machine's memory.",
  },
  AZML523: {
    title: "Command could not be started",
    cause: "The operating system refused to start the process: no permission, too many processes, or a command line that is too long.",
    cure: "Read the message. Long values belong into files rather than into command lines.",
  },
  AZML524: {
    title: "Time limit reached",
    cause: "The node ran longer than its `limits.timeout` (seconds) and was stopped.",
    cure: "Raise the limit, or find in the log where the time went.",
  },
  AZML525: {
    title: "Declared output is missing",
    cause: "The node ended well but did not write an output that its component declares.",
    cure: "Write to the path given by `${{outputs.name}}`, or remove the output from the component.",
  },
  AZML526: {
    title: "Control output does not fit the input",
    cause: "A node wrote text into a control output that its consumer's input kind cannot be read from.",
    cure: "Write exactly one value: `true` or `false`, a whole number, a number.",
  },
  AZML528: {
    title: "TypeScript body threw",
    cause: "The body of a component ended with an exception.",
    cure: "Read the stack in the node's log.",
  },
  AZML529: {
    title: "Run was interrupted",
    cause: "The azml process that ran the job ended before the job did: it was killed, or the machine went down.",
    cure: "Run the job again.",
  },
  AZML530: {
    title: "A node failed",
    cause: "At least one node of the job failed, so the job did.",
    cure: "Look at the failed nodes.",
  },
  AZML531: {
    title: "Node's folder cannot be prepared",
    cause: "The node's folder, its code or its log could not be written: a full disk, permissions, or a file that vanished.",
    cure: "Read the message; free disk space or correct the permissions.",
  },
  AZML535: {
    title: "Sweep without a best trial",
    cause: "Trials of the sweep completed, and none of them logged the primary metric, so that none is the best.",
    cure: "Log a metric of exactly the name that `primary_metric` has, in each trial.",
  },
  AZML574: {
    title: "Count of processes that is none",
    cause: "A count of the node's `distribution` is bound to a value that is no whole number, or is too small.",
    cure: "Correct the value: processes and workers are counted from 1 on, parameter servers from 0.",
  },
  AZML575: {
    title: "Value that is not of its port's kind",
    cause:
      "A TypeScript body was given a value that its input cannot be read from, and did not run; or it has run, and what it returned or left in an output is not of the declared kind.",
    cure: "Correct what the message names: the value that is given, or what the body returns.",
    example: '@output("integer") run() { return 3; } // not "3", and not 3.5',
  },
  AZML576: {
    title: "More dimensions than Sobol's sequence has",
    cause:
      "A sweep picks by Sobol's sequence, of which a local run has 31 dimensions: one for each hyperparameter, and more for what is chosen within a choice. The others are picked at random, and fill the space less evenly.",
    cure: "Nothing, if the first 31 dimensions are those that matter: put these first in the search space. Or search fewer at a time.",
  },
} as const satisfies Record<`AZML5${string}`, CodeEntry>;
