import { availableParallelism } from "node:os";
import { isDynamic, sparkConfKeys, type SparkSettings } from "../../model/spark-settings.js";

type Conf = NonNullable<SparkSettings["conf"]>;
const keys = sparkConfKeys;

/** Settings about the machines of a cluster. Here Spark is one process, and the driver's memory is all it has. */
const ofClusters: ReadonlySet<string> = new Set([
  ...Object.values(sparkConfKeys).filter((key) => key !== sparkConfKeys.driver_memory),
  "spark.master",
  "spark.submit.deployMode",
]);

/** Processors that Spark has here: those of all executors together, at most what this machine has. What is known only when the pipeline runs counts as one. */
export function localCores(conf: Conf, processors = availableParallelism()): number {
  const count = (key: string): number => Math.max(1, Math.trunc(Number(conf[key])) || 1);
  const executors = count(isDynamic(conf) ? keys.dynamic_allocation_max_executors : keys.executor_instances);
  return Math.min(processors, count(keys.executor_cores) * executors);
}

/**
 * Settings of Spark as they are for one process on this machine.
 *
 * Memory is the driver's or an executor's, whichever is more: the process does the work of both. What is of clusters is left out. Files without
 * a scheme are this machine's, whatever its Hadoop is set up for, and no web page is served, unless the settings say so.
 *
 * @example
 * localConf(new Map([["spark.driver.memory", "1g"], ["spark.executor.memory", "2g"], ["spark.executor.instances", "4"]]))
 * // spark.driver.memory → 2g, spark.hadoop.fs.defaultFS → file:///, spark.ui.enabled → false
 */
export function localConf(conf: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const kept = [...conf].filter(([key]) => !ofClusters.has(key));
  const [driver, executor] = [conf.get(keys.driver_memory), conf.get(keys.executor_memory)];
  const memory = mebibytes(executor) > mebibytes(driver) ? executor : driver;
  return new Map([
    ["spark.hadoop.fs.defaultFS", "file:///"],
    ["spark.ui.enabled", "false"],
    ...kept,
    ...(memory === undefined ? [] : ([[keys.driver_memory, memory]] as const)),
  ]);
}

const units: Readonly<Record<string, number>> = { k: 1 / 1024, m: 1, g: 1024, t: 1024 ** 2 };

/** A size as Spark writes it: `512m`, `2g`, `2048` (MiB). 0 for what is none. */
function mebibytes(size = ""): number {
  const [, number, unit = "m"] = /^\s*(\d+)\s*([kmgt])?b?\s*$/i.exec(size) ?? [];
  return number === undefined ? 0 : Number(number) * (units[unit.toLowerCase()] ?? 0);
}
