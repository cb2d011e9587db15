import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { findProgram } from "../runners/shell.js";

/** What is missing, and what to do about it. */
export interface Lack {
  readonly lack: string;
  readonly cure: string;
}

/** A `spark-submit`. */
export interface FoundSpark {
  readonly program: string;
  /** Spark's own folder, where it is a package of the node's Python environment. */
  readonly home?: string;
}

/**
 * The `spark-submit` of the node's Python environment, whose version the job has chosen, else that of `SPARK_HOME`, else the first on PATH.
 *
 * @param venv folder of the environment's programs
 */
export function findSpark(env: NodeJS.ProcessEnv, venv?: string): FoundSpark | Lack {
  const own = venv === undefined ? undefined : packageIn(venv);
  if (own !== undefined) return own;
  const home = env["SPARK_HOME"];
  // A spark-submit from elsewhere would go there all the same.
  const program = home ? findProgram("spark-submit", join(home, "bin")) : findProgram("spark-submit", env["PATH"]);
  if (program !== undefined) return { program };
  return home
    ? { lack: `SPARK_HOME is ${home}, which has no bin/spark-submit`, cure: "correct SPARK_HOME, or unset it" }
    : { lack: "spark-submit is not on PATH, and SPARK_HOME is not set", cure: "pip install pyspark" };
}

/** That of pyspark. The environment's own `spark-submit` looks for it too, and fails where a path has a space. */
function packageIn(venv: string): FoundSpark | undefined {
  const library = join(venv, "..", process.platform === "win32" ? "Lib" : "lib");
  const folders = process.platform === "win32" || !existsSync(library) ? [""] : readdirSync(library);
  for (const folder of folders) {
    const home = join(library, folder, "site-packages", "pyspark");
    const program = findProgram("spark-submit", join(home, "bin"));
    if (program !== undefined) return { program, home };
  }
  return undefined;
}

/** What keeps Spark from finding Java; undefined when nothing does. It looks where `JAVA_HOME` says, and else on PATH. */
export function javaLack(env: NodeJS.ProcessEnv): Lack | undefined {
  const home = env["JAVA_HOME"];
  if (findProgram("java", home ? join(home, "bin") : env["PATH"]) !== undefined) return undefined;
  return home
    ? { lack: `JAVA_HOME is ${home}, which has no bin/java`, cure: "correct JAVA_HOME, or unset it" }
    : { lack: "java is not on PATH, and JAVA_HOME is not set", cure: "install a JDK that the version of Spark knows, such as 17" };
}
