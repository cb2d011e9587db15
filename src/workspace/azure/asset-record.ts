import { AzmlError } from "../../diagnostics/azml-error.js";
import type { RegisteredKind } from "../../model/registered-kind.js";
import { readComponentBody } from "../../rest/read/read-component.js";
import { readDataBody } from "../../rest/read/read-data.js";
import { readEnvironmentBody } from "../../rest/read/read-environment.js";
import { readModelBody } from "../../rest/read/read-model.js";
import type { BodyContext, ReadResult } from "../../rest/read/result.js";
import type { AssetRecord, AssetSummary, RegisteredDefinitions } from "../asset-operations.js";
import { type Answer, partOf, textOf } from "./answer.js";

const readers: { readonly [K in RegisteredKind]: (body: unknown, context: BodyContext) => ReadResult<RegisteredDefinitions[K]> } = {
  components: readComponentBody,
  environments: readEnvironmentBody,
  data: readDataBody,
  models: readModelBody,
};

/** A version as `GET …/<kind>/<name>/versions/<version>` answers it. Throws what is wrong with a definition that azml cannot read. */
export function assetRecord<K extends RegisteredKind>(
  kind: K,
  name: string,
  answer: Answer,
  workspace: string,
): AssetRecord<RegisteredDefinitions[K]> {
  const properties = partOf(answer, "properties");
  // Whether it is archived is no part of the definition.
  const body = { ...answer, properties: { ...properties, isArchived: false } };
  const { definition, diagnostics } = readers[kind](body, { name, workspace });
  if (definition === undefined) throw new AzmlError([...diagnostics]);
  const version = textOf(answer, "name") ?? "";
  return { ...versionSummary(name, answer), version, id: textOf(answer, "id") ?? "", definition, warnings: diagnostics };
}

/** An item of `GET …/<kind>/<name>/versions`. */
export function versionSummary(name: string, answer: Answer): AssetSummary {
  const properties = partOf(answer, "properties");
  const spec = partOf(properties, "componentSpec");
  const build = properties["build"] ? "build" : undefined;
  const type = textOf(spec, "type") ?? textOf(properties, "dataType", "modelType") ?? build ?? (properties["image"] ? "image" : undefined);
  const description = textOf(properties, "description") ?? textOf(spec, "description");
  const version = textOf(answer, "name");
  return summary(name, answer, { version, type, description, stage: textOf(properties, "stage") });
}

/** An item of `GET …/<kind>`: a name with all its versions. */
export function containerSummary(answer: Answer): AssetSummary {
  const properties = partOf(answer, "properties");
  const version = textOf(properties, "latestVersion");
  return summary(textOf(answer, "name") ?? "", answer, {
    version,
    type: textOf(properties, "dataType"),
    description: textOf(properties, "description") || undefined,
  });
}

type Said = { readonly [K in "version" | "type" | "description" | "stage"]?: string | undefined };

function summary(name: string, answer: Answer, said: Said): AssetSummary {
  const properties = partOf(answer, "properties");
  return {
    name,
    ...Object.fromEntries(Object.entries(said).filter(([, text]) => text !== undefined)),
    tags: partOf(properties, "tags") as Record<string, string>,
    archived: properties["isArchived"] === true,
    createdAt: textOf(partOf(answer, "systemData"), "createdAt") ?? "",
  };
}
