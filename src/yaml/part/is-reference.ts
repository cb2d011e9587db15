const versionedArmId =
  /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/[^/]+\/workspaces\/[^/]+\/[^/]+\/[^/]+\/versions\/[^/]+$/i;

/**
 * Whether a text names something of a workspace or a registry, as azure-ai-ml reads it: `azureml:<name>:<version>`, `azureml:<name>@<label>`,
 * `azureml:` and an ARM id, `azureml://registries/…`. Case counts, and an ARM id by itself is a path.
 *
 * `unversioned`: a name alone will do, as for components and environments, of which the workspace has a default version.
 *
 * @example isReference("azureml:train:3") // true
 */
export function isReference(text: string, options: { readonly unversioned: boolean }): boolean {
  if (text.startsWith("azureml://registries/")) return true;
  if (!text.startsWith("azureml:")) return false;
  const id = text.slice("azureml:".length);
  if (id.startsWith("/")) return versionedArmId.test(id);
  return options.unversioned ? id !== "" : /.[:@][^:@]+$/.test(id);
}
