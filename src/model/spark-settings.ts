import type { Json } from "./environment.js";

/** Where a Spark application starts: a Python file below `code`, or a class of a jar. */
export type SparkEntry =
  | {
      /** Python file below `code`. */
      readonly file: string;
    }
  | {
      /** Class of a jar, with its package (`class_name`). */
      readonly className: string;
    };

/** A Spark application, but for its ports: what a component holds, and a node or job of its own. */
export interface SparkSettings {
  readonly entry?: SparkEntry;
  readonly pyFiles?: readonly string[];
  readonly jars?: readonly string[];
  readonly files?: readonly string[];
  readonly archives?: readonly string[];
  /** Spark's own settings by their full names, `spark.driver.cores` and the like among them. */
  readonly conf?: { readonly [key: string]: Json };
  readonly args?: string;
}

/** Machines of the service's own, in place of a compute. */
export interface SparkResources {
  /** `standard_e4s_v3` and larger. */
  readonly instanceType?: string;
  /** Version of Spark. */
  readonly runtimeVersion?: string;
}

/** Does Spark pick the number of executors itself? `true`, as truth or as text in any case. */
export function isDynamic(conf: { readonly [key: string]: Json }): boolean {
  const enabled = conf[sparkConfKeys.dynamic_allocation_enabled];
  return enabled === true || (typeof enabled === "string" && enabled.toLowerCase() === "true");
}

/** `conf` with the number of executors that dynamic allocation begins with: the least, unless another is said. */
export function withFirstExecutors(conf: { readonly [key: string]: Json }): { readonly [key: string]: Json } {
  const { executor_instances: instances, dynamic_allocation_min_executors: fewest } = sparkConfKeys;
  const first = conf[fewest];
  if (conf[instances] !== undefined || first === undefined || !isDynamic(conf)) return conf;
  return { ...conf, [instances]: first };
}

type Conf = NonNullable<SparkSettings["conf"]>;

/**
 * `conf` of a node and its component together; of a component that is only named nothing is known. Each of the eight settings that azure-ai-ml has a name for is the node's, else the component's; the others are
 * all the node's or, when it has none, all the component's. With dynamic allocation the number of executors begins at the least.
 */
export function mergedConf(node: Conf = {}, component?: Conf): Conf {
  if (component === undefined) return withFirstExecutors(node);
  const others = (conf: Conf): Conf => Object.fromEntries(Object.entries(conf).filter(([key]) => !named.has(key)));
  const own = others(node);
  const settings = Object.fromEntries(
    [...named].flatMap((key): [string, Json][] => {
      const value = node[key] || component[key];
      return value === undefined ? [] : [[key, value]];
    }),
  );
  return { ...(Object.keys(own).length > 0 ? own : others(component)), ...withFirstExecutors(settings) };
}

/** Names that azure-ai-ml has for some of Spark's settings, which may stand in `conf` or beside it. */
export const sparkConfKeys = {
  driver_cores: "spark.driver.cores",
  driver_memory: "spark.driver.memory",
  executor_cores: "spark.executor.cores",
  executor_memory: "spark.executor.memory",
  executor_instances: "spark.executor.instances",
  dynamic_allocation_enabled: "spark.dynamicAllocation.enabled",
  dynamic_allocation_min_executors: "spark.dynamicAllocation.minExecutors",
  dynamic_allocation_max_executors: "spark.dynamicAllocation.maxExecutors",
} as const;

const named: ReadonlySet<string> = new Set(Object.values(sparkConfKeys));

/** Whether azure-ai-ml has a name for the setting. */
export function hasName(key: string): boolean {
  return named.has(key);
}
