import type { Diagnostic } from "../../../diagnostics/diagnostic.js";
import { givenInputs } from "../../given-inputs.js";
import type { JobScope } from "../../job-scope.js";
import { difference, type DifferencePlace } from "../difference.js";

/** Datastores that every workspace has, and whether they are blob storage. */
const everywhere: ReadonlyMap<string, "blob" | "files"> = new Map([
  ["workspaceblobstore", "blob"],
  ["workspaceartifactstore", "blob"],
  ["workspacefilestore", "files"],
  ["workspaceworkingdirectory", "files"],
]);

/** `azureml://datastores/<name>/paths/…`; addresses that name a workspace or a registry as well are not of this machine. */
const inDatastore = /^azureml:\/\/datastores\/([^/$]+)\/paths\//i;

/** Datastores that the workspace needs and may not have. */
export function datastoreNames(scope: JobScope): Diagnostic[] {
  const found: Diagnostic[] = [];
  const look = (uri: string | undefined, place: DifferencePlace): void => {
    const [, name] = inDatastore.exec(uri ?? "") ?? [];
    if (name === undefined || everywhere.has(name)) return;
    found.push(difference("AZML940", `datastore "${name}" has to be registered in the workspace`, { ...place, focus: name }));
  };
  for (const { value, path, location } of givenInputs(scope)) {
    if (value.kind === "asset" && value.asset.path.kind === "remote") look(value.asset.path.uri, { path: `${path}.path`, location });
  }
  const outputs = [
    { prefix: "", at: scope.location, list: scope.job.outputs },
    ...scope.nodes.map(({ node, path, location }) => ({ prefix: `${path}.`, at: location, list: node.outputs })),
  ];
  for (const { prefix, at, list } of outputs) {
    for (const [output, { path }] of Object.entries(list)) look(path, { path: `${prefix}outputs.${output}.path`, location: at });
  }
  const store = scope.job.settings.defaultDatastore?.replace(/^azureml:(?!\/\/)/i, "");
  if (store !== undefined && /^[\w-]+$/.test(store)) {
    look(`azureml://datastores/${store}/paths/`, { path: "settings.default_datastore", location: scope.location });
  }
  return found;
}

/** Local data that is to go where nothing can be uploaded to. */
export function uploadDatastores(scope: JobScope): Diagnostic[] {
  return givenInputs(scope).flatMap(({ value, path, location }) => {
    if (value.kind !== "asset" || value.asset.path.kind !== "local" || everywhere.get(value.asset.datastore ?? "") !== "files") return [];
    const { datastore = "" } = value.asset;
    const place = { path: `${path}.datastore`, location, focus: datastore };
    return [difference("AZML941", `"${value.asset.path.written}" cannot be uploaded to datastore "${datastore}", a file share`, place)];
  });
}
