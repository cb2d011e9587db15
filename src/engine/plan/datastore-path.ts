import { join, resolve, sep } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";

/** What keeps an address from being used here. */
export type PathProblem = Pick<Diagnostic, "code" | "message" | "hint">;

/** `azureml://datastores/<datastore>/paths/<path>`, or the long form that names a workspace, which here is always this one. */
const address = /^azureml:\/\/(?:subscriptions\/[^/]+\/resourcegroups\/[^/]+\/workspaces\/[^/]+\/)?datastores\/([^/]+)\/paths\/(.*)$/is;

/**
 * Where a path in a datastore lies on this machine. The local workspace has its datastores as folders: made when something is
 * written to them, for reading as good as those of Azure ML.
 *
 * A path that would leave the folder of its datastore (`..`) is refused.
 *
 * @param folder the folder of the workspace's datastores
 * @returns undefined when the address is none of a datastore
 * @example
 * datastorePath("azureml://datastores/blob/paths/train/a.csv", "/p/.azml/datastores"); // { path: "/p/.azml/datastores/blob/train/a.csv" }
 */
export function datastorePath(uri: string, folder: string): { readonly path: string } | PathProblem | undefined {
  const [, datastore, inside = ""] = address.exec(uri) ?? [];
  if (datastore === undefined) return undefined;
  const root = join(folder, datastore);
  const path = resolve(root, `./${inside}`);
  const isInside = path === root || path.startsWith(root + sep);
  if (isInside && /^\w+$/.test(datastore) && !path.includes("\0")) return { path };
  return {
    code: "AZML517",
    message: `"${uri}" leads out of its datastore`,
    hint: "a datastore's name has letters, digits and _; its paths have no way up",
  };
}

/**
 * The macros of an output's path, replaced: `${{name}}` by the name of the job, `${{output_name}}` by the output's, and
 * `${{default_datastore}}` by that of the job's settings, else `workspaceblobstore`.
 */
export function fillMacros(uri: string, values: Readonly<Record<string, string>>): string | PathProblem {
  const unknown = new Set<string>();
  const text = uri.replace(/\$\{\{\s*(.*?)\s*\}\}/gs, (macro, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) unknown.add(macro);
    return value ?? "";
  });
  if (unknown.size === 0) return text;
  const known = Object.keys(values).map((name) => `\${{${name}}}`);
  return {
    code: "AZML516",
    message: `a local run does not know ${[...unknown].join(", ")} in the path "${uri}"`,
    hint: `it knows ${known.join(", ")}`,
  };
}
