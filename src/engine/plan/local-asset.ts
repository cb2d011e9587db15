import { existsSync, statSync } from "node:fs";
import type { AssetInput } from "../../model/asset.js";
import { assetShapes } from "../../model/asset-shape.js";
import type { AssetKind } from "../../model/kind.js";
import { unreachable } from "../../util/unreachable.js";
import { datastorePath, type PathProblem } from "./datastore-path.js";
import type { InputSource } from "./run-plan.js";

/**
 * What a local run can make of an asset: a source, or the reason why it cannot be used here.
 * `input` is the name of the input, and `ofJob` whether it is the job's own, which the command line can replace: both for the hint.
 * `datastores` is the folder of the workspace's datastores: what is there is read as if it lay in Azure ML's.
 */
export function localAsset(asset: AssetInput, input: string, ofJob: boolean, datastores: string): InputSource | PathProblem {
  const { path, type } = asset;
  switch (path.kind) {
    case "local":
      return localPath(path.path, path.written, type);
    case "registered":
      return inTheCloud(path.id, input, ofJob);
    case "remote":
      if (/^azureml:/i.test(path.uri)) return inDatastore(path.uri, type, input, ofJob, datastores);
      if (!/^https?:\/\//i.test(path.uri)) return inTheCloud(path.uri, input, ofJob);
      if (assetShapes[type] === "folder") {
        return {
          code: "AZML513",
          message: `${type} input "${input}" is an address, and a folder cannot be downloaded from one`,
          hint: `download it, then ${localPathHint(input, ofJob)}`,
        };
      }
      return { kind: "download", url: path.uri };
    default:
      return unreachable(path);
  }
}

function localPath(path: string, written: string, type: AssetKind): InputSource | PathProblem {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return { code: "AZML503", message: `path "${written}" does not exist`, hint: `looked for ${path}` };
  const shape = stats.isDirectory() ? "folder" : "file";
  if (assetShapes[type] === "either" || assetShapes[type] === shape) return { kind: "path", path };
  return { code: "AZML504", message: `${type} is a ${assetShapes[type]}, but "${written}" is a ${shape}` };
}

function inDatastore(uri: string, type: AssetKind, input: string, ofJob: boolean, datastores: string): InputSource | PathProblem {
  const found = datastorePath(uri, datastores);
  if (!found || "code" in found) return found ?? inTheCloud(uri, input, ofJob);
  if (existsSync(found.path)) return localPath(found.path, uri, type);
  const { hint, ...problem } = inTheCloud(uri, input, ofJob);
  return { ...problem, hint: `${hint}, or put the data at ${found.path}` };
}

function inTheCloud(id: string, input: string, ofJob: boolean): PathProblem {
  return {
    code: "AZML505",
    message: `"${id}" lies in the cloud, where a local run does not reach`,
    hint: localPathHint(input, ofJob),
  };
}

function localPathHint(input: string, ofJob: boolean): string {
  return ofJob ? `pass -i ${input}=./local/path` : `make it an input of the pipeline, then pass -i ${input}=./local/path`;
}
