import type { TokenCredential } from "@azure/identity";
import { AzmlError } from "../../diagnostics/azml-error.js";
import { type AssetVersion, versionText } from "../../model/asset-reference.js";
import type { Json } from "../../model/environment.js";
import { type RegisteredKind, registeredWords } from "../../model/registered-kind.js";
import { submitDefinition } from "../../rest/submit/submit-definition.js";
import type { AssetOperations, AssetRecord, AssetSummary, ListAssetsOptions, RegisteredDefinitions } from "../asset-operations.js";
import { type Answer, partOf } from "./answer.js";
import { apiVersions } from "./api-versions.js";
import type { ArmClient } from "./arm-client.js";
import { assetRecord, containerSummary, versionSummary } from "./asset-record.js";
import { AzureTarget, type AzureTargetOptions } from "./azure-target.js";
import { listViews } from "./list-options.js";

/** What only the service writes: it does not go back to it. */
const ofTheService: ReadonlySet<string> = new Set(["provisioningState", "environmentType", "latestVersion", "nextVersion"]);

/** One collection of an Azure ML workspace. */
export class AzureAssets<K extends RegisteredKind> implements AssetOperations<RegisteredDefinitions[K]> {
  readonly #kind: K;
  readonly #arm: ArmClient;
  readonly #target: AzureTarget;

  constructor(kind: K, arm: ArmClient, credential: TokenCredential, options: AzureTargetOptions) {
    this.#kind = kind;
    this.#arm = arm;
    this.#target = new AzureTarget(arm, credential, options);
  }

  async createOrUpdate(definition: RegisteredDefinitions[K]): Promise<AssetRecord<RegisteredDefinitions[K]>> {
    const id = String(await submitDefinition(definition, this.#target, { name: "", experimentName: "" }));
    const [, name = "", version = ""] = /\/([^/]+)\/versions\/([^/]+)$/.exec(id) ?? [];
    const created = await this.get(name, version);
    if (created !== undefined) return created;
    throw new AzmlError([{ code: "AZML606", severity: "error", message: `Azure created ${id}, and has it not` }]);
  }

  async get(name: string, version: AssetVersion): Promise<AssetRecord<RegisteredDefinitions[K]> | undefined> {
    const exact = await this.#exact(name, version);
    const found = exact === undefined ? undefined : await this.#arm.find(this.#path(name, exact), this.#apiVersion);
    return found && assetRecord(this.#kind, name, found, this.#arm.workspace);
  }

  async list({ name, view = "active", limit = 100 }: ListAssetsOptions = {}): Promise<readonly AssetSummary[]> {
    const query = { listViewType: listViews[view] };
    if (name === undefined) return (await this.#arm.list(`/${this.#kind}`, this.#apiVersion, query, limit)).map(containerSummary);
    const versions = await this.#arm.list(`/${this.#kind}/${name}/versions`, this.#apiVersion, query, limit);
    return versions.map((version) => versionSummary(name, version));
  }

  async archive(name: string, version?: AssetVersion): Promise<void> {
    await this.#setArchived(name, version, true);
  }

  async restore(name: string, version?: AssetVersion): Promise<void> {
    await this.#setArchived(name, version, false);
  }

  /** The service has no other way: all of it goes back as it came, but for what only the service writes. */
  async #setArchived(name: string, version: AssetVersion | undefined, isArchived: boolean): Promise<void> {
    const exact = version === undefined ? undefined : await this.#exact(name, version);
    const path = version === undefined ? `/${this.#kind}/${name}` : exact === undefined ? undefined : this.#path(name, exact);
    const found = path === undefined ? undefined : await this.#arm.find(path, this.#apiVersion);
    if (path === undefined || found === undefined) throw this.#missing(name, version);
    await this.#arm.request("PUT", path, this.#apiVersion, { body: archived(found, isArchived) });
  }

  async #exact(name: string, version: AssetVersion): Promise<string | undefined> {
    if (typeof version === "string") return version;
    const label = this.#kind === "components" && version.label === "default" ? "latest" : version.label;
    return this.#target.labelledVersion(this.#kind, name, label);
  }

  #missing(name: string, version: AssetVersion | undefined): AzmlError {
    const what = `${registeredWords[this.#kind]} ${name}${version === undefined ? "" : versionText(version)}`;
    return new AzmlError([{ code: "AZML608", severity: "error", message: `the workspace has no ${what}` }]);
  }

  get #apiVersion(): string {
    return apiVersions[this.#kind];
  }

  #path(name: string, version: string): string {
    return `/${this.#kind}/${name}/versions/${version}`;
  }
}

function archived(found: Answer, isArchived: boolean): Json {
  const own = Object.entries(partOf(found, "properties")).filter(([key]) => !ofTheService.has(key));
  return { properties: { ...Object.fromEntries(own), isArchived } };
}
