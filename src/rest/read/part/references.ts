import type { Code } from "../../../model/code.js";
import type { Environment } from "../../../model/environment.js";

/** Code of the workspace: `azureml:/subscriptions/…` in components, the ARM id alone in jobs. */
export function remoteCode(id: string | undefined): Code | undefined {
  return id === undefined ? undefined : { kind: "remote", id };
}

/** An environment by its id, with the prefix that YAML has. */
export function environmentReference(id: string | undefined): Environment | undefined {
  if (id === undefined) return undefined;
  return { kind: "reference", id: /^azureml:/i.test(id) ? id : `azureml:${id}` };
}
