import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Warnings and errors of Spark's own, in the pattern that it has for them. */
const text = `rootLogger.level = warn
rootLogger.appenderRef.stderr.ref = stderr
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
appender.stderr.layout.pattern = %d{HH:mm:ss} %p %c{1}: %m%n%ex
logger.native.name = org.apache.hadoop.util.NativeCodeLoader
logger.native.level = error
`;

const options = "spark.driver.extraJavaOptions";

/**
 * Settings that have Spark log warnings only, and not hundreds of lines of what goes well. Whoever has set up its log, in the settings
 * or in a `log4j2.properties` of Spark's, gets what was asked for. Spark before 3.3 does not know them.
 *
 * @param folder to put the set-up into
 */
export function withQuietLog(conf: ReadonlyMap<string, string>, folder: string, env: NodeJS.ProcessEnv): ReadonlyMap<string, string> {
  const given = conf.get(options) ?? "";
  if (conf.has("spark.log.level") || given.includes("log4j") || hasOwn(env)) return conf;
  const file = join(folder, "log4j2.properties");
  writeFileSync(file, text);
  const quiet = `-Dlog4j2.configurationFile=${pathToFileURL(file).href}`;
  return new Map([...conf, [options, given === "" ? quiet : `${given} ${quiet}`]]);
}

function hasOwn({ SPARK_CONF_DIR, SPARK_HOME }: NodeJS.ProcessEnv): boolean {
  const folder = SPARK_CONF_DIR || (SPARK_HOME && join(SPARK_HOME, "conf"));
  return Boolean(folder) && existsSync(join(folder ?? "", "log4j2.properties"));
}
