import { type CuratedEnvironment, curatedTable, frameworks } from "./curated-table.js";

/**
 * One of Microsoft's curated environments by its name, in any of the forms that there have been: `sklearn-1.5`, `AzureML-sklearn-1.0-ubuntu20.04-py38-cpu`,
 * `AzureML-ACPT-pytorch-1.13-py38-cuda11.7-gpu`. What follows framework and version is the Python, where it says one, and counts for nothing else. Of one
 * that the table does not have the framework's version is what its name says.
 *
 * @returns undefined when it is none, or one whose name says too little
 */
export function curatedEnvironment(name: string): CuratedEnvironment | undefined {
  const short = name.toLowerCase().replace(/^azureml-/, "");
  const python = /-py(\d)(\d+)(?:-|$)/.exec(short);
  const plain = short.replace(/-(?:ubuntu[\d.]+|py\d+|cpu|gpu|inference)(?=-|$)/g, "");
  const found = inTable(plain) ?? byName(plain);
  return found && python ? { ...found, python: `${python[1]}.${python[2]}` } : found;
}

/** `acpt-pytorch-1.13-cuda11.7`; CUDA counts for nothing here. */
function inTable(name: string): CuratedEnvironment | undefined {
  if (Object.hasOwn(curatedTable, name)) return curatedTable[name];
  const withoutCuda = (one: string): string => one.replace(/-cuda[\d.]+$/, "");
  const same = Object.keys(curatedTable).find((one) => withoutCuda(one) === withoutCuda(name));
  return same === undefined ? undefined : curatedTable[same];
}

function byName(name: string): CuratedEnvironment | undefined {
  const [, framework = "", version] = /^(?:acpt-)?([a-z]+)-(\d+\.\d+)(?:\.\d+)?(?:-|$)/.exec(name) ?? [];
  const known = Object.hasOwn(frameworks, framework) ? frameworks[framework] : undefined;
  if (version === undefined || known === undefined) return undefined;
  const requirements = [`${known.package}~=${version}.0`, ...known.more, "pandas", "numpy", "matplotlib", "azureml-core", "azureml-mlflow"];
  return { python: "", requirements, source: "its name" };
}
