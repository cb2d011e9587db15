import { type AssetId, parseAssetId } from "../../model/asset-reference.js";
import { type RegisteredKind, registeredWords } from "../../model/registered-kind.js";
import type { KnownAssets } from "../registry.js";

/** The verbs of the command line. */
const commands: Readonly<Record<RegisteredKind, string>> = {
  components: "component",
  environments: "environment",
  data: "data",
  models: "model",
};

/** What to do about something that is not registered in the local workspace: the versions that are, and the command that registers this one. */
export function howToRegister(kind: RegisteredKind, id: string, registry: KnownAssets | undefined): string {
  const parsed = parseAssetId(id);
  const command = `azml ${commands[kind]} create FILE${parsed ? nameOptions(parsed) : ""}`;
  const versions = parsed ? (registry?.versions(kind, parsed.name) ?? []) : [];
  const others =
    versions.length > 0 ? `the local workspace has versions ${versions.slice(0, 5).join(", ")} of this ${registeredWords[kind]}; ` : "";
  const from = registryIn(id);
  if (from === undefined) return `${others}register it here: ${command}`;
  const home = from === "azureml" ? " (Microsoft's are developed in github.com/Azure/azureml-assets)" : "";
  return `${others}it lies in registry "${from}", which a local run does not reach: get its file${home}, then ${command}`;
}

/** The registry that an address names: `azureml://registries/<registry>/…`. */
function registryIn(id: string): string | undefined {
  return /^azureml:\/\/registries\/([^/]+)\//i.exec(id)?.[1];
}

function nameOptions({ name, version }: AssetId): string {
  return ` --name ${name}${typeof version === "string" ? ` --version ${version}` : ""}`;
}
