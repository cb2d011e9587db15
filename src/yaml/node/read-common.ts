import type { ComponentReference } from "../../model/component-reference.js";
import type { DefinitionSource } from "../../model/definition-source.js";
import type { NodeCommon } from "../../model/node-common.js";
import { compact } from "../../util/compact.js";
import { readInputValues } from "../part/read-input-values.js";
import { readOutputSettings } from "../part/read-output-settings.js";
import type { MapReader } from "../source/map-reader.js";

/** What every kind of node has. */
export function readNodeCommon(reader: MapReader, name: string, source: DefinitionSource): NodeCommon {
  for (const key of ["type", "name", "$schema"]) reader.get(key);
  return {
    name,
    ...compact({
      displayName: reader.string("display_name"),
      comment: reader.string("comment"),
      tags: reader.strings("tags"),
      properties: said(reader.textsOrNull("properties")),
    }),
    inputs: readInputValues(reader.get("inputs")),
    outputs: readOutputSettings(reader.get("outputs"), "node"),
    source,
    location: reader.value.keyLocation,
  };
}

/** Without what has no text: azure-ai-ml reads it, and does not send it. */
function said(texts: Readonly<Record<string, string | null>> | undefined): Record<string, string> | undefined {
  return texts && Object.fromEntries(Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== null));
}

/** Where a component that is only named comes from. */
export function referenceSource(reference: ComponentReference): DefinitionSource {
  return reference.id.startsWith("azureml://registries/") ? "REMOTE.REGISTRY" : "REMOTE.WORKSPACE.COMPONENT";
}

/** Ends the reading of a node that is written in line: jobs have a few more keys, which count for nothing here. */
export function closeInlineNode(reader: MapReader): void {
  for (const key of ["id", "experiment_name", "creation_context", "status", "log_files", "parent_job_name"]) reader.get(key);
  reader.close();
}
