import { statSync } from "node:fs";
import { basename } from "node:path";
import { placeBelow } from "../../guard/place-below.js";
import type { Call } from "../call.js";
import { missing } from "../mlflow-error.js";
import { fileOf, placeOf, registeredPlaceOf } from "./artifact-place.js";
import { listFiles, type ListedFile } from "./list-files.js";

type Sources = Pick<Call, "book" | "registry">;

/**
 * The file or folder on this machine that an address means, to be read: of what a run has logged, or of a registered version.
 *
 * @param path what follows `mlflow-artifacts:/`
 * @throws MlflowError when there is no such run or version, or when its files are not on this machine
 */
export function readablePath(path: string, sources: Sources): string {
  const registered = registeredFiles(path, sources.registry);
  if (registered) {
    const { root, below } = registered;
    if (!isFile(root)) return placeBelow({ root, path: root }, below);
    if (below === basename(root)) return root;
    throw missing(`No such artifact: '${path}'`);
  }
  const place = placeOf(path);
  return fileOf(sources.book.run(place.runId), place);
}

/** What lies at an address. A registered version that is one file is listed as a folder with it, since MLflow knows models as folders only. */
export function readableFiles(path: string, sources: Sources): readonly ListedFile[] {
  const registered = registeredFiles(path, sources.registry);
  if (registered?.below === "" && isFile(registered.root)) {
    return [{ path: basename(registered.root), is_dir: false, file_size: statSync(registered.root).size }];
  }
  return listFiles(readablePath(path, sources));
}

function registeredFiles(path: string, registry: Call["registry"]): { readonly root: string; readonly below: string } | undefined {
  const registered = registeredPlaceOf(path);
  if (!registered) return undefined;
  const files = registry.files(registered.name, registered.version);
  if (files?.kind !== "local") throw missing(`No such artifact: '${path}'`);
  return { root: files.path, below: registered.below };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
