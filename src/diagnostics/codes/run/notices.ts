import type { CodeEntry } from "../entry.js";

/** What a local run says of and goes on. */
export const noticesCodes = {
  AZML542: {
    title: "Broken metric line",
    cause: 'A line in the file named by AZML_METRICS_FILE is not a metric: `{"key":"accuracy","value":0.9,"step":0}`.',
    cure: 'Write one JSON object a line, with a text `key` and a number `value`. JSON has no NaN and no infinity: write the texts `"NaN"`, `"Infinity"`, `"-Infinity"`.',
  },
  AZML577: {
    title: "Body kept alive",
    cause:
      "The body's `run()` has ended, and something it has left open kept its process alive: a timer, a server, a connection, a worker. The process was ended after five seconds; " +
      "outputs and metrics are complete.",
    cure: "Close what the warning names at the end of `run()`: `clearInterval(…)`, `server.close()`, `worker.terminate()`.",
  },
  AZML544: {
    title: "Setting that means nothing here",
    cause: "The job has a setting that a local run does not heed, and on Azure ML it may change what comes out.",
    cure: "Nothing, if the result does not depend on it. docs/parity.md says of every setting what it is on this machine.",
  },
  AZML547: {
    title: "Log ends early",
    cause:
      "What a node prints could not be written to its log any more: a full disk, most often. The node goes on; what it prints from then on is not in the file.",
    cure: "Free disk space. Old runs are removed by `azml gc`.",
    example: "azml gc --keep 10",
  },
} as const satisfies Record<`AZML5${string}`, CodeEntry>;
