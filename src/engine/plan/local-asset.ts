import { existsSync, statSync } from "node:fs";
import { sep } from "node:path";
import type { AssetInput } from "../../model/asset.js";
import { parseAssetId } from "../../model/asset-reference.js";
import { assetShapes } from "../../model/asset-shape.js";
import { aKind, type AssetKind } from "../../model/kind.js";
import { registeredKindOf } from "../../model/registered-kind.js";
import { unreachable } from "../../util/unreachable.js";
import type { KnownAssets } from "../registry.js";
import { datastorePath, type PathProblem } from "./datastore-path.js";
import { howToRegister } from "./not-registered.js";
import type { InputSource } from "./run-plan.js";

/** Whose input an asset is given to, and where. */
interface AssetPlace {
  /** Name of the input. */
  readonly input: string;
  /** What `--set` calls the input where a file of YAML gives it the asset: `jobs.read.inputs.data`. */
  readonly settable?: string;
  /** The input is the job's own, which the command line can replace. */
  readonly ofJob: boolean;
  /** Folder of the workspace's datastores: what is there is read as if it lay in Azure ML's. */
  readonly datastores: string;
  readonly registry?: KnownAssets;
  /** Paths in datastores that nodes of the job write. */
  readonly written?: readonly string[];
}

/** What a local run can make of an asset: a source, or the reason why it cannot be used here. */
export function localAsset({ path, type }: AssetInput, place: AssetPlace): InputSource | PathProblem {
  switch (path.kind) {
    case "local":
      return localPath(path.path, path.written, type, place);
    case "registered":
      return notRegistered(path.id, type, place);
    case "remote":
      if (/^azureml:/i.test(path.uri)) return inDatastore(path.uri, type, place);
      if (!/^https?:\/\//i.test(path.uri)) return inTheCloud(path.uri, place);
      if (assetShapes[type] === "folder") {
        return {
          code: "AZML513",
          message: `${type} input "${place.input}" is an address, and a folder cannot be downloaded from one`,
          hint: `download it, then ${localPathHint(place)}`,
        };
      }
      return { kind: "download", url: path.uri };
    default:
      return unreachable(path);
  }
}

function localPath(path: string, written: string, type: AssetKind, { input }: AssetPlace): InputSource | PathProblem {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return { code: "AZML503", message: `path "${written}" does not exist`, hint: `looked for ${path}` };
  const shape = stats.isDirectory() ? "folder" : "file";
  if (assetShapes[type] === "either" || assetShapes[type] === shape) return { kind: "path", path };
  const hint = shape === "file" ? "give the folder, or use a uri_file" : "give a file, or use a uri_folder";
  return { code: "AZML504", message: `input "${input}" is ${aKind(type)}, a ${assetShapes[type]}, but "${written}" is a ${shape}`, hint };
}

function inDatastore(uri: string, type: AssetKind, place: AssetPlace): InputSource | PathProblem {
  const found = datastorePath(uri, place.datastores);
  if (!found) return parseAssetId(uri) ? notRegistered(uri, type, place) : inTheCloud(uri, place);
  if ("code" in found) return found;
  if (existsSync(found.path)) return localPath(found.path, uri, type, place);
  // What a node of this job writes there is not there yet.
  if (place.written?.some((path) => path === found.path || path.startsWith(found.path + sep) || found.path.startsWith(path + sep))) {
    return { kind: "path", path: found.path };
  }
  const { hint, ...problem } = inTheCloud(uri, place);
  return { ...problem, hint: `${hint}, or put the data at ${found.path}` };
}

function inTheCloud(uri: string, place: AssetPlace): PathProblem {
  return { code: "AZML505", message: `"${uri}" lies in the cloud, where a local run does not reach`, hint: localPathHint(place) };
}

function notRegistered(id: string, type: AssetKind, place: AssetPlace): PathProblem {
  const kind = parseAssetId(id)?.kind ?? registeredKindOf(type);
  return {
    code: "AZML505",
    message: `"${id}" is not registered on this machine`,
    hint: `${howToRegister(kind, id, place.registry)}; or ${localPathHint(place)}`,
  };
}

function localPathHint({ input, ofJob, settable }: AssetPlace): string {
  if (ofJob) return `pass -i ${input}=./local/path`;
  if (settable !== undefined) return `pass --set ${settable}.path=./local/path`;
  return `make it an input of the pipeline, then pass -i ${input}=./local/path`;
}
