import type { AssetVersion } from "../../../model/asset-reference.js";
import { versionText } from "../../../model/asset-reference.js";
import { type RegisteredKind, registeredWords } from "../../../model/registered-kind.js";
import { valueText } from "../../../model/value-text.js";
import { didYouMean } from "../../../util/did-you-mean.js";
import type { AssetOperations, AssetRecord, AssetSummary, ListAssetsOptions, RegisteredDefinitions } from "../../asset-operations.js";
import { problem } from "../database.js";
import type { StoredAsset } from "./asset-store.js";
import type { LocalRegistry } from "./local-registry.js";

/** One collection of a local workspace. */
export class LocalAssets<K extends RegisteredKind> implements AssetOperations<RegisteredDefinitions[K]> {
  readonly #kind: K;
  readonly #registry: LocalRegistry;

  constructor(kind: K, registry: LocalRegistry) {
    this.#kind = kind;
    this.#registry = registry;
  }

  async createOrUpdate(definition: RegisteredDefinitions[K]): Promise<AssetRecord<RegisteredDefinitions[K]>> {
    return record(await this.#registry.register(this.#kind, definition));
  }

  async get(name: string, version: AssetVersion): Promise<AssetRecord<RegisteredDefinitions[K]> | undefined> {
    const found = this.#registry.find(this.#kind, name, version);
    return found && record(found);
  }

  async list(options: ListAssetsOptions = {}): Promise<readonly AssetSummary[]> {
    return this.#registry.assets.list(this.#kind, options).map(summary);
  }

  async archive(name: string, version?: AssetVersion): Promise<void> {
    this.#setArchived(name, version, true);
  }

  async restore(name: string, version?: AssetVersion): Promise<void> {
    this.#setArchived(name, version, false);
  }

  #setArchived(name: string, version: AssetVersion | undefined, archived: boolean): void {
    const { assets } = this.#registry;
    const exact = version === undefined ? undefined : assets.find(this.#kind, name, version)?.version;
    if (version === undefined ? assets.versions(this.#kind, name).length === 0 : exact === undefined) throw this.#missing(name, version);
    assets.setArchived(this.#kind, name, exact, archived);
  }

  #missing(name: string, version: AssetVersion | undefined): Error {
    const word = registeredWords[this.#kind];
    const versions = this.#registry.versions(this.#kind, name);
    const meant = didYouMean(name, this.#registry.assets.names(this.#kind));
    const hint = versions.length > 0 ? `its versions: ${versions.join(", ")}` : meant ? `did you mean "${meant}"?` : undefined;
    return problem("AZML582", `the workspace has no ${word} ${name}${version === undefined ? "" : versionText(version)}`, hint);
  }
}

function record<K extends RegisteredKind>(asset: StoredAsset<K>): AssetRecord<RegisteredDefinitions[K]> {
  const { name, version, definition } = asset;
  return { ...summary(asset), version, id: `azureml:${name}:${version}`, definition, warnings: [] };
}

function summary({ name, version, definition, archived, createdAt, job }: StoredAsset): AssetSummary {
  const { description, tags = {} } = definition;
  return {
    name,
    version,
    type: typeOf(definition),
    ...(description !== undefined && { description }),
    tags: Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, valueText(value)])),
    ...(definition.kind === "model" && definition.stage !== undefined && { stage: definition.stage }),
    archived,
    createdAt: new Date(createdAt).toISOString(),
    ...(job !== undefined && { job }),
  };
}

function typeOf(definition: RegisteredDefinitions[RegisteredKind]): string {
  switch (definition.kind) {
    case "data":
    case "model":
      return definition.type;
    case "inline":
      return definition.build ? "build" : "image";
    default:
      return definition.kind;
  }
}
