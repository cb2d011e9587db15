/**
 * The name of a compute, datastore or other thing of the workspace, from its ARM id. Ids of elsewhere, and data bindings, stay as they are.
 *
 * @example ownName("/subscriptions/…/workspaces/ws/computes/cpu", "computes", "/subscriptions/…/workspaces/ws") // "cpu"
 */
export function ownName(id: string, collection: "computes" | "datastores", workspace: string | undefined): string {
  const prefix = `${workspace ?? ""}/${collection}/`;
  return workspace !== undefined && id.toLowerCase().startsWith(prefix.toLowerCase()) ? id.slice(prefix.length) : id;
}
