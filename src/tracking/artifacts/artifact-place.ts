import { join } from "node:path";
import { placeBelow } from "../../guard/place-below.js";
import { invalid } from "../mlflow-error.js";
import type { TrackedRun } from "../tracking-store.js";

/** Where a run's artifacts are, as its clients name it: `mlflow-artifacts:` is the tracking server itself. */
export function runUri(runId: string): string {
  return `mlflow-artifacts:/${runId}/artifacts`;
}

/** Where the files of a logged model are. */
export function modelUri(runId: string, modelId: string): string {
  return `mlflow-artifacts:/${runId}/models/${modelId}`;
}

/** Where the files of a registered version are. No run is called `models`: ids of runs of nodes have a `-`, all others are long. */
export function registeredUri(name: string, version: string): string {
  return `mlflow-artifacts:/models/${name}/${version}`;
}

/** A place among the artifacts of a run. */
export interface ArtifactPlace {
  readonly runId: string;
  /** The logged model that it is in, if it is in one. */
  readonly modelId: string | undefined;
  /** Below the artifacts of the run, or the files of the model; empty for these themselves. */
  readonly name: string;
}

/**
 * Reads what follows `mlflow-artifacts/artifacts/` in an address.
 *
 * @throws MlflowError when it leads out of the artifacts, or names no run
 */
export function placeOf(path: string): ArtifactPlace {
  const [runId = "", kind, ...rest] = partsOf(path);
  if (kind === "artifacts") return { runId, modelId: undefined, name: rest.join("/") };
  const [modelId, ...below] = rest;
  if (kind === "models" && modelId !== undefined) return { runId, modelId, name: below.join("/") };
  throw invalid(`Invalid path: ${path}`);
}

/**
 * The file or folder on this machine.
 *
 * @throws GuardError AZML559 when a link on the way leads elsewhere
 */
export function fileOf({ root, folder }: TrackedRun, { modelId, name }: ArtifactPlace): string {
  if (modelId === undefined) return placeBelow({ root, path: join(folder, "artifacts") }, name);
  return placeBelow({ root, path: join(folder, "models") }, name === "" ? modelId : `${modelId}/${name}`);
}

/** Reads what follows `mlflow-artifacts/artifacts/` in an address of a file of a registered version; undefined when it is none. */
export function registeredPlaceOf(path: string): { readonly name: string; readonly version: string; readonly below: string } | undefined {
  const [root, name, version, ...below] = partsOf(path);
  return root === "models" && name !== undefined && version !== undefined ? { name, version, below: below.join("/") } : undefined;
}

function partsOf(path: string): readonly string[] {
  const parts = path.split("/").filter((part) => part !== "");
  // On Windows a backslash separates, too.
  if (parts.some((part) => part === "." || part === ".." || /[\\\0]/.test(part))) throw invalid(`Invalid path: ${path}`);
  return parts;
}
