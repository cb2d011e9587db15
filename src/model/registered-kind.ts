import type { AssetKind } from "./kind.js";

/** What a workspace registers, by the words of its addresses: `…/components/<name>/versions/<version>`. */
export type RegisteredKind = "components" | "environments" | "data" | "models";

/** One of them, for people. */
export const registeredWords: Readonly<Record<RegisteredKind, string>> = {
  components: "component",
  environments: "environment",
  data: "data asset",
  models: "model",
};

/** Where a workspace registers what a port of this kind holds. */
export function registeredKindOf(kind: AssetKind): Extract<RegisteredKind, "data" | "models"> {
  return kind === "mlflow_model" || kind === "custom_model" || kind === "triton_model" ? "models" : "data";
}

/** Names and versions: they stand in `azureml:name:version` and in addresses. */
export const registeredNamePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/;
