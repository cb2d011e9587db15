import { existsSync, realpathSync } from "node:fs";
import { dirname, isAbsolute } from "node:path";
import { fileURLToPath } from "node:url";
import { isInCodeApart } from "../../engine/code-apart.js";
import { refuseLinksOut } from "../../guard/links-out.js";
import { refuseOddFiles } from "../../guard/odd-files.js";
import { isBelow } from "../../guard/place-below.js";
import type { AssetPath } from "../../model/asset.js";
import type { Call } from "../call.js";
import { loggedModelInfo, loggedModelOf } from "../calls/logged-models.js";
import { invalid, missing } from "../mlflow-error.js";
import type { ModelRegistry } from "../model-registry.js";
import { registeredUri, runUri } from "./artifact-place.js";
import { readablePath } from "./readable-path.js";

type Sources = Pick<Call, "book" | "store" | "registry" | "node">;

interface ModelSource {
  readonly files: AssetPath;
  /** The run that has made them, where the source says it. */
  readonly runId?: string;
}

/**
 * Where the files are that a client registers as a version of a model: on this machine, or at an address of which nothing is known here.
 *
 * As of MLflow: `runs:/<run>/<path>`, `models:/<logged model>`, `models:/<name>/<version>`, `mlflow-artifacts:/…`; of a file or folder that
 * a node has made also its path or `file:` address, as Azure ML's own plugin of MLflow takes it.
 *
 * @throws MlflowError when there is nothing, or a path lies outside what nodes make; GuardError when its files link to others, or are none
 */
export function modelSource(source: string, sources: Sources): ModelSource {
  const found = sourceOf(source, sources);
  const { files } = found;
  if (files.kind === "local" && !existsSync(files.path)) throw missing(`There are no files at '${source}' that could be registered.`);
  if (files.kind === "local") {
    refuseOddFiles(files.path);
    refuseLinksOut(files.path);
  }
  return found;
}

function sourceOf(source: string, sources: Sources): ModelSource {
  const [, root, rest = ""] = /^(runs|models|mlflow-artifacts):(?:\/\/[^/]+)?\/+(.*)$/i.exec(source) ?? [];
  switch (root?.toLowerCase()) {
    case "runs":
      return ofRun(rest, sources);
    case "models":
      return ofModel(rest, sources);
    case "mlflow-artifacts":
      return { files: local(readablePath(rest, sources)) };
    default:
      return { files: ofAddress(source, sources) };
  }
}

function ofModel(rest: string, sources: Sources): ModelSource {
  const [name = "", version] = rest.split("/");
  if (version === undefined) return ofLoggedModel(name, sources);
  const files = sources.registry.files(name, version);
  if (!files) throw missing(`Model Version (name=${name}, version=${version}) not found`);
  const runId = sources.registry.version(name, version)?.runId;
  return { files, ...(runId !== undefined && { runId }) };
}

function ofLoggedModel(id: string, sources: Sources): ModelSource {
  const { artifact_uri: uri, source_run_id: runId } = loggedModelInfo(sources.store, id);
  return { ...sourceOf(uri, sources), runId };
}

function ofAddress(source: string, sources: Sources): AssetPath {
  if (/^file:/i.test(source)) return madeHere(pathOf(source), sources);
  if (isAbsolute(source)) return madeHere(source, sources);
  if (/^[a-z][a-z0-9+.-]*:\//i.test(source)) return { kind: "remote", uri: source };
  throw invalid(`Invalid model version source: '${source}'. It has to be an address or an absolute path.`);
}

/** Below the artifacts of a run, or a model that the run has logged under the name. */
function ofRun(rest: string, sources: Sources): ModelSource {
  const [runId = "", ...parts] = rest.split("/").filter((part) => part !== "");
  const name = parts.join("/");
  const path = readablePath(`${runUri(runId)}/${name}`.replace(/^mlflow-artifacts:\//, ""), sources);
  const logged = existsSync(path) ? undefined : loggedModelOf(sources.store, sources.book.run(runId), name);
  return logged === undefined ? { files: local(path), runId } : ofLoggedModel(logged, sources);
}

/** Where a client fetches the files of a version. */
export function downloadUri(registry: ModelRegistry, name: string, version: string): string {
  const files = registry.files(name, version);
  return files?.kind === "remote" ? files.uri : registeredUri(name, version);
}

/** A file or folder that a node has made: it lies among the workspace's runs, or where the node works now. Nothing else of the machine is served. */
function madeHere(path: string, { book, node }: Sources): AssetPath {
  if (!existsSync(path)) return local(path);
  const real = realpathSync(path);
  const runs = realpathSync(dirname(book.nodeRun(node).root));
  if (isInCodeApart(real) || (real !== runs && isBelow(real, runs))) return local(path);
  throw invalid(
    `Invalid model version source: '${path}' lies outside what the nodes of a run have made. Copy it into the node's working folder or outputs, or log it as an artifact.`,
  );
}

function local(path: string): AssetPath {
  return { kind: "local", path, written: path };
}

function pathOf(source: string): string {
  try {
    return fileURLToPath(source);
  } catch {
    throw invalid(`Invalid model version source: '${source}'.`);
  }
}
