import type { SparkSettings } from "../../model/spark-settings.js";

/** What `spark-submit` is to run. */
export interface Submission {
  readonly application: SparkSettings;
  readonly cores: number;
  readonly conf: ReadonlyMap<string, string>;
  /** Words for the application. */
  readonly words: readonly string[];
}

/**
 * The words of a `spark-submit` that runs an application in one process of this machine. Paths are relative to the working folder, which
 * has the application's code. A class is of the first of the jars.
 *
 * @example
 * submitArguments({ application: { entry: { file: "main.py" } }, cores: 2, conf: new Map([["spark.ui.enabled", "false"]]), words: ["--k", "3"] })
 * // ["--master", "local[2]", "--conf", "spark.ui.enabled=false", "main.py", "--k", "3"]
 */
export function submitArguments({ application, cores, conf, words }: Submission): string[] {
  const { pyFiles, jars = [], files, archives } = application;
  const { className, primary } = startOf(application);
  const list = (option: string, items: readonly string[] = []): string[] => (items.length === 0 ? [] : [option, items.join(",")]);
  return [
    "--master",
    `local[${cores}]`,
    ...(className === undefined ? [] : ["--class", className]),
    ...list("--py-files", pyFiles),
    ...list(
      "--jars",
      jars.filter((jar) => className === undefined || jar !== primary),
    ),
    ...list("--files", files),
    ...list("--archives", archives),
    ...[...conf].flatMap(([key, value]) => ["--conf", `${key}=${value}`]),
    ...(primary === undefined ? [] : [primary]),
    ...words,
  ];
}

/** Where an application starts: a Python file, or a class and its jar. Without a `primary` it cannot. */
export function startOf({ entry, jars = [] }: SparkSettings): { readonly className?: string; readonly primary?: string } {
  if (entry === undefined) return {};
  if ("file" in entry) return { primary: entry.file };
  const [jar] = jars;
  return { className: entry.className, ...(jar !== undefined && { primary: jar }) };
}
