import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { AzmlError } from "../../diagnostics/azml-error.js";
import type { DiagnosticCode } from "../../diagnostics/codes/table.js";
import type { DataAsset } from "../../model/data-asset.js";
import type { ModelAsset } from "../../model/model-asset.js";
import { dataBody } from "../data-body.js";
import { modelBody } from "../model-body.js";
import { dataSnapshot } from "./data-snapshot.js";
import type { SubmissionTarget } from "./submission-target.js";

/**
 * Registers data: uploads it if it is local; without a version it gets the next one.
 *
 * @returns its ARM id.
 * @throws AzmlError when the data is not there or is no file or folder as its type says (nothing was sent then), or what the target throws.
 */
export async function submitData(data: DataAsset, target: SubmissionTarget): Promise<string> {
  if (data.path.kind === "local") refuseMissing(data, data.path.path, data.type === "uri_file" ? "file" : "folder");
  const referenced = data.type === "mltable" && data.path.kind === "local" ? referencedUris(data.path.path) : undefined;
  const uri = await placeOf(data, target);
  const version = data.version ?? (await target.nextVersion("data", data.name));
  return target.createData(data.name, version, dataBody(data, uri, referenced));
}

/**
 * Registers a model: uploads it if it is local; without a version it gets the next one.
 *
 * @returns its ARM id.
 * @throws AzmlError when the model is not there (nothing was sent then), or what the target throws.
 */
export async function submitModel(model: ModelAsset, target: SubmissionTarget): Promise<string> {
  if (model.path.kind === "local") refuseMissing(model, model.path.path, undefined);
  const uri = await placeOf(model, target);
  const version = model.version ?? (await target.nextVersion("models", model.name));
  return target.createModel(model.name, version, modelBody(model, uri, target.workspace));
}

async function placeOf({ path: place, datastore }: DataAsset | ModelAsset, target: SubmissionTarget): Promise<string> {
  switch (place.kind) {
    case "local":
      return (await target.uploadData(await dataSnapshot(place.path, datastore))).uri;
    case "registered":
      return place.id;
    case "remote":
      return place.uri;
  }
}

function refuseMissing({ location, type }: DataAsset | ModelAsset, place: string, wanted: "file" | "folder" | undefined): void {
  const refuse = (code: DiagnosticCode, message: string): never => {
    throw new AzmlError([{ code, severity: "error", message, path: "path", ...(location && { location }) }]);
  };
  if (!existsSync(place)) refuse("AZML601", `there is no file or folder ${place}`);
  if (wanted !== undefined && statSync(place).isDirectory() !== (wanted === "folder")) {
    refuse("AZML601", `${place} is no ${wanted}, as a ${type} has to be`);
  }
}

/** The paths that the `MLTable` file of a table names. */
function referencedUris(folder: string): string[] | undefined {
  const file = path.join(folder, "MLTable");
  if (!existsSync(file)) return undefined;
  const table = parse(readFileSync(file, "utf8")) as { readonly paths?: readonly Readonly<Record<string, string>>[] } | null;
  return table?.paths?.flatMap((entry) => Object.values(entry));
}
