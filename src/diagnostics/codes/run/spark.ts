import type { CodeEntry } from "../entry.js";

/** Spark nodes. */
export const sparkCodes = {
  AZML555: {
    title: "Spark is not on this machine",
    cause:
      "A Spark node is run by `spark-submit`, which is looked for in the node's Python environment (`--env venv`), in `SPARK_HOME`, and on PATH. There is none.",
    cure: "Install Spark (`pip install pyspark` brings all of it), or give the component an environment with pyspark among the packages of its conda file, and run the node in it.",
    example: "azml run pipeline.ts --env count=venv",
  },
  AZML556: {
    title: "Java for Spark is not on this machine",
    cause:
      "Spark runs in Java, which it looks for in `JAVA_HOME` and else on PATH. There is none. A conda file cannot bring it: PyPI has none.",
    cure: "Install a JDK: 8, 11 or 17 for Spark 3.3 and later, 17 or 21 for Spark 4. Correct JAVA_HOME if it is set.",
  },
  AZML557: {
    title: "Spark application without a beginning",
    cause: "A Spark component has no `entry`, or names a class and no jar that it could be in.",
    cure: "Name a Python file of the code, `entry: { file: main.py }`, or put the jar with the class first among `jars`.",
  },
  AZML558: {
    title: "Spark application failed",
    cause: "`spark-submit` ended with another exit code than 0: the application has thrown, or Spark could not start it.",
    cure: "Read the node's log: it has the traceback. Data is read and written at the paths in `args`, which are on this machine.",
  },
} as const satisfies Record<`AZML5${string}`, CodeEntry>;
