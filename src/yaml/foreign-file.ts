import type { YamlValue } from "./source/yaml-value.js";

/** Words for what the `$schema` of Azure ML's files says they are. */
const schemaWords: readonly (readonly [RegExp, string])[] = [
  [/(\w+)Component\.schema\.json$/i, "a component"],
  [/environment\.schema\.json$/i, "an environment"],
  [/importSchedule\.schema\.json$/i, "a schedule that imports data"],
  [/(?:^|\/)schedule\.schema\.json$/i, "a schedule"],
  [/Flow\.schema\.json$/i, "a prompt flow"],
  [/data\.schema\.json$/i, "a data asset"],
  [/model\.schema\.json$/i, "a model"],
  [/compute\w*\.schema\.json$/i, "a compute"],
  [/(?:Endpoint|Deployment)\.schema\.json$/i, "an endpoint or deployment"],
];

/** Keys by which the files of other products are known. */
const products: readonly (readonly [string, (keys: ReadonlySet<string>) => boolean])[] = [
  ["a Kubernetes manifest", (keys) => keys.has("apiVersion") && keys.has("kind")],
  ["a GitHub workflow", (keys) => keys.has("jobs") && (keys.has("True") || keys.has("on"))],
  ["a schedule that imports data", (keys) => keys.has("trigger") && keys.has("import_data")],
  ["an import of data", (keys) => keys.has("source") && keys.has("path") && !keys.has("jobs") && !keys.has("command")],
  ["a prompt flow", (keys) => keys.has("nodes") && (keys.has("inputs") || keys.has("outputs")) && !keys.has("jobs")],
  [
    "an Azure DevOps pipeline",
    (keys) => ["trigger", "pool", "stages", "pr"].some((key) => keys.has(key)) && !keys.has("type") && !keys.has("create_job"),
  ],
  ["a Docker Compose file", (keys) => keys.has("services") && !keys.has("type") && !keys.has("jobs")],
  ["a conda environment", (keys) => keys.has("dependencies") && !keys.has("type")],
];

/** What a file is that is no job, as far as its `$schema` and its keys tell: `a Kubernetes manifest`. */
export function foreignFile(root: YamlValue): string | undefined {
  const entries = new Map(root.entries());
  const schema = entries.get("$schema")?.string;
  const known = schema === undefined ? undefined : schemaWords.find(([pattern]) => pattern.test(schema))?.[1];
  const keys = new Set(entries.keys());
  if (keys.has("trigger") && keys.has("create_monitor")) return "a monitor";
  if (known !== undefined) return known;
  if (keys.has("trigger") && keys.has("create_job")) return "a schedule";
  return products.find(([, matches]) => matches(keys))?.[0];
}

const whatReadsIt = "azml validate and azml plan read it, and no job is in it";
/** What to do with such a file in place of running it. */
export const foreignHints: Readonly<Record<string, string>> = {
  "a component": "write a pipeline job with a node that names it: component: ./this-file.yml",
  "a data asset": whatReadsIt,
  "a model": whatReadsIt,
  "a monitor": "create it with az ml schedule create",
  "a prompt flow": "run it with pf run create, or make a parallel component of it",
  "a schedule that imports data": "create it with az ml schedule create",
  "an import of data": "create it with az ml data import, or import data by a node of type: data_transfer with task: import_data",
  "a schedule": "azml plan shows what it creates; its job alone runs",
  "an environment": whatReadsIt,
};
