import { join } from "node:path";
import { findProgram } from "../runners/shell.js";

/** A `spark-submit`, and whether it is one of the node's Python environment; or what is missing. */
export type FoundSpark = { readonly program: string; readonly isOfVenv: boolean } | { readonly lack: string };

/**
 * The `spark-submit` of the node's Python environment, whose version the job has chosen, else that of `SPARK_HOME`, else the first on PATH.
 *
 * @param venv folder of the environment's programs
 */
export function findSpark(env: NodeJS.ProcessEnv, venv?: string): FoundSpark {
  const own = venv === undefined ? undefined : findProgram("spark-submit", venv);
  if (own !== undefined) return { program: own, isOfVenv: true };
  const home = env["SPARK_HOME"];
  // A spark-submit from elsewhere would go there all the same.
  const program = home ? findProgram("spark-submit", join(home, "bin")) : findProgram("spark-submit", env["PATH"]);
  if (program !== undefined) return { program, isOfVenv: false };
  return { lack: home ? `SPARK_HOME is ${home}, which has no bin/spark-submit` : "spark-submit is not on PATH, and SPARK_HOME is not set" };
}

/** What keeps Spark from finding Java; undefined when nothing does. It looks where `JAVA_HOME` says, and else on PATH. */
export function javaLack(env: NodeJS.ProcessEnv): string | undefined {
  const home = env["JAVA_HOME"];
  if (home) return findProgram("java", join(home, "bin")) === undefined ? `JAVA_HOME is ${home}, which has no bin/java` : undefined;
  return findProgram("java", env["PATH"]) === undefined ? "java is not on PATH, and JAVA_HOME is not set" : undefined;
}
