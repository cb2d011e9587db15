import type { ModelAsset } from "../model/model-asset.js";
import { defined, filled, type JsonObject, mapValues } from "./json-object.js";

/**
 * Body of `PUT …/models/<name>/versions/<version>`.
 *
 * @param uri Where the model lies, after it was uploaded if it was local.
 * @param workspace ARM id of the workspace.
 */
export function modelBody(model: ModelAsset, uri: string, workspace: string): JsonObject {
  return {
    properties: defined({
      modelType: model.type,
      modelUri: longUri(uri, workspace),
      description: model.description,
      tags: model.tags ?? {},
      properties: model.properties ?? {},
      ...filled({ flavors: model.flavors && mapValues(model.flavors, (data) => ({ data })) }),
      stage: model.stage,
      isAnonymous: false,
      isArchived: false,
    }),
  };
}

/** A model's place names the workspace; that of another workspace is taken for this one's, as by azure-ai-ml. */
function longUri(uri: string, workspace: string): string {
  const [, place] = /^azureml:\/\/(?:subscriptions\/.*?\/)?(datastores\/.*)$/i.exec(uri) ?? [];
  if (place === undefined) return uri;
  const [, subscription, group, name] =
    /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/[^/]+\/workspaces\/([^/]+)/i.exec(workspace) ?? [];
  return `azureml://subscriptions/${subscription}/resourcegroups/${group}/workspaces/${name}/${place}`;
}
