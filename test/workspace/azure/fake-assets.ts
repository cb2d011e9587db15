import { notFound, type Recorded, type Reply, workspace } from "./fake-replies.js";

/** Registered things: all of a kind, one name with its versions, or the versions of a name, newest first. */
export function assetsReply(store: ReadonlyMap<string, Record<string, unknown>>, path: string, query: Recorded["query"]): Reply {
  const [, kind = "", name, word] = path.split("/");
  const archived = (resource: Record<string, unknown>): boolean => (resource["properties"] as { isArchived?: boolean }).isArchived === true;
  const asked = (resource: Record<string, unknown>): boolean =>
    query["listViewType"] === "All" || archived(resource) === (query["listViewType"] === "ArchivedOnly");
  const versions = (of: string): Record<string, unknown>[] =>
    [...store].flatMap(([key, resource]) => (key.startsWith(`/${kind}/${of}/versions/`) ? [resource] : [])).reverse();
  const container = (of: string): Record<string, unknown> => {
    const all = versions(of);
    const properties = { isArchived: false, latestVersion: all[0]?.["name"], nextVersion: String(all.length + 1), tags: null };
    return store.get(`/${kind}/${of}`) ?? { id: `${workspace}/${kind}/${of}`, name: of, properties, systemData: all[0]?.["systemData"] };
  };
  if (name === undefined) {
    const names = new Set([...store.keys()].flatMap((key) => (key.startsWith(`/${kind}/`) ? [key.split("/")[2] ?? ""] : [])));
    return { status: 200, body: { value: [...names].map(container).filter(asked) } };
  }
  if (word === undefined) return versions(name).length > 0 ? { status: 200, body: container(name) } : notFound(path);
  // Of names that nobody has put the newest version is 7.
  const all = versions(name).length > 0 ? versions(name).filter(asked) : kind === "data" ? [] : [{ name: "7" }];
  return { status: 200, body: { value: all.slice(0, Number(query["$top"] ?? all.length)) } };
}

/** What a run has put out: its type, and the path in the datastore. */
export interface RunOutput {
  readonly type: string;
  readonly path: string;
}

/** The data service tells of data, the model registry of models. */
export function resolvedReply(
  outputs: ReadonlyMap<string, RunOutput>,
  path: string,
  { values }: { readonly values: readonly string[] },
): Reply {
  const ofModels = path.startsWith("/modelregistry/");
  const found = values.flatMap((id) => {
    const output = outputs.get(id.replace("azureml://asset/", ""));
    if (output === undefined || output.type.endsWith("Model") !== ofModels) return [];
    const place = `azureml:/${workspace.replace("/providers/Microsoft.MachineLearningServices", "")}/datastores/blob/paths/${output.path}`;
    return [[id, ofModels ? { path: place } : { uri: place }] as const];
  });
  return { status: 200, body: { values: Object.fromEntries(found) } };
}
