import { rmSync } from "node:fs";
import { join } from "node:path";
import { lastLines } from "../last-lines.js";
import { NodeFailure } from "../node-failure.js";
import type { PlannedSpark } from "../plan/run-plan.js";
import { findSpark, javaLack } from "../spark/find-spark.js";
import { localConf } from "../spark/local-conf.js";
import { withQuietLog } from "../spark/quiet-log.js";
import { submitArguments } from "../spark/submit-arguments.js";
import { argumentWords } from "./argument-words.js";
import { followingFacts } from "./follow-facts.js";
import { type EnvironmentSettings, nodeEnvironment } from "./node-environment.js";
import type { NodeRequest } from "./node-request.js";
import { type ProcessEnd, runProcessGroup } from "./process-group.js";

export interface SparkRunSettings extends EnvironmentSettings {
  /** Settings of Spark, as texts. */
  readonly conf: ReadonlyMap<string, string>;
}

type SparkRequest = NodeRequest<PlannedSpark>;

/** Runs a Spark application by `spark-submit`, in one process of this machine with as many threads as the node has cores. */
export async function runSpark(request: SparkRequest, settings: SparkRunSettings): Promise<void> {
  const { planned, folder, log, signal } = request;
  const { component, cores } = planned;
  const scratch = join(folder.path, "spark");
  const { program, env } = sparkProcess(request, settings, scratch);
  const conf = withQuietLog(localConf(settings.conf), folder.path, env);
  const args = submitArguments({ application: component, cores, conf, words: argumentWords(component.args, "args", request) });
  log.open();
  try {
    await followingFacts(request, async () => {
      const end = await runProcessGroup({
        program,
        args,
        cwd: folder.code,
        env,
        onOutput: (chunk, stream) => log.write(chunk, stream),
        onStarted: request.started,
        signal,
      }).catch((error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        throw new NodeFailure({ code: "AZML523", message: `${program} could not be started: ${message}` });
      });
      log.close();
      if (!signal.aborted && (end.exitCode !== 0 || end.signal)) throw new NodeFailure(failureOf(end, log.file));
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The program, and the variables that it gets. What this machine says of Spark's driver is for notebooks, and would start one. */
function sparkProcess(
  request: SparkRequest,
  settings: SparkRunSettings,
  scratch: string,
): { readonly program: string; readonly env: NodeJS.ProcessEnv } {
  const { environment } = settings;
  const own = nodeEnvironment(request, settings);
  const venv = environment.kind === "venv" ? environment.programs : undefined;
  const found = findSpark(own, venv);
  if ("lack" in found) throw new NodeFailure({ code: "AZML555", message: `there is no Spark: ${found.lack}` });
  const java = javaLack(own);
  if (java !== undefined) throw new NodeFailure({ code: "AZML556", message: `Spark needs Java: ${java.lack}` });
  const env: NodeJS.ProcessEnv = {
    // One process talks with itself; a laptop's name need not lead to an address.
    SPARK_LOCAL_IP: "127.0.0.1",
    SPARK_LOCAL_DIRS: scratch,
    ...own,
    PYSPARK_DRIVER_PYTHON: undefined,
    PYSPARK_DRIVER_PYTHON_OPTS: undefined,
    ...(venv !== undefined && { PYSPARK_PYTHON: join(venv, "python") }),
    // Another one would lead away from the environment's own.
    ...(found.home !== undefined && { SPARK_HOME: found.home }),
  };
  return { program: found.program, env };
}

/** A Python error, or a Java one that nobody caught. */
const errorLine = /^(?:[A-Za-z_][\w.]*(?:Error|Exception|Interrupt)(?::|$)|Exception in thread )/;

function failureOf({ exitCode, signal }: ProcessEnd, logFile: string): NodeFailure["failure"] {
  const log = { lastLines: lastLines(logFile), logFile };
  if (signal) return { code: "AZML522", message: `the Spark application was killed by ${signal}`, signal, ...log };
  const why = lastLines(logFile, 500).findLast((line) => errorLine.test(line));
  const message = `the Spark application ended with exit code ${exitCode}${why === undefined ? "" : `: ${why}`}`;
  return { code: "AZML558", message, ...(exitCode !== null && { exitCode }), ...log };
}
