import type { CodeEntry } from "../entry.js";

/** Parallel nodes. */
export const parallelCodes = {
  AZML550: {
    title: "Parallel node that cannot run here",
    cause: "A parallel node has no script to call, names no input to cut or no output to append to, or a number of its settings is none.",
    cure: "Give its task `code` and an `entry_script` below it, and `input_data` an input: `${{inputs.name}}`.",
  },
  AZML551: {
    title: "Entry script does not start",
    cause: "The entry script of a parallel node cannot be imported, lacks `init()` or `run(mini_batch)`, or its `init()` failed.",
    cure: "Read the node's log: it has the traceback. Parse arguments with `parse_known_args()`: Azure ML passes some of its own.",
  },
  AZML552: {
    title: "Too many failures in a parallel node",
    cause:
      "More items failed than `error_threshold` allows, or more mini-batches than `mini_batch_error_threshold` or `--allowed_failed_percent`.",
    cure: "The node's log has the traceback of every try. `-1` stands for any number of failures.",
  },
  AZML553: {
    title: "Data cannot be read",
    cause:
      "The input of a parallel or AutoML node has no files, its `MLTable` file cannot be used here or does not say how they are read, or the table lacks a column that is named.",
    cure: "Read the message. A local run knows the paths `file`, `folder` and `pattern`, and the transformations `read_delimited`, `read_json_lines`, `read_parquet`, `keep_columns`, `drop_columns`, `take` and `skip`.",
  },
  AZML554: {
    title: "Python or a package of it is missing",
    cause:
      "A parallel node runs in the Python of this machine: the `python` or `python3` on PATH. There is none, or it lacks pandas, which tables need.",
    cure: "Install it: `pip install pandas`, and `pip install pyarrow` for Parquet. Or give the task an environment with a conda file and run it with `--env venv`.",
  },
} as const satisfies Record<`AZML5${string}`, CodeEntry>;
