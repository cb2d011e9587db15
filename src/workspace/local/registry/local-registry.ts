import { statSync } from "node:fs";
import type { FinishedOutput, OutputRegistration, Registry } from "../../../engine/registry.js";
import { anonymousEnvironment } from "../../../hash/environment-version.js";
import type { AssetVersion } from "../../../model/asset-reference.js";
import type { InlineEnvironment } from "../../../model/environment.js";
import { registeredNamePattern, type RegisteredKind, registeredWords } from "../../../model/registered-kind.js";
import type { RegisteredDefinitions } from "../../asset-operations.js";
import { problem, type WorkspaceDatabase } from "../database.js";
import { AssetStore, type NewAsset, type StoredAsset } from "./asset-store.js";
import { ContentStore } from "./content-store.js";
import { fixedDifference } from "./same-definition.js";
import { keepFiles, withAbsolutePaths } from "./kept-files.js";

/** Who registers something: the node, and MLflow. */
type RegisteredBy = Pick<NewAsset<RegisteredKind>, "job" | "mlflow">;

interface RegisterOptions extends RegisteredBy {
  /** Ends the copying when aborted. */
  readonly signal?: AbortSignal;
}

/** What is registered in a local workspace: definitions in the database, their files by content in `registry/`. */
export class LocalRegistry implements Registry {
  readonly assets: AssetStore;
  readonly #folder: string;
  readonly #content: ContentStore;

  constructor(database: WorkspaceDatabase, folder: string) {
    this.#folder = folder;
    this.#content = new ContentStore(folder);
    this.assets = new AssetStore(database);
  }

  find<K extends RegisteredKind>(kind: K, name: string, version: AssetVersion): StoredAsset<K> | undefined {
    const found = this.assets.find(kind, name, version);
    return found && this.#absolute(found);
  }

  versions(kind: RegisteredKind, name: string): readonly string[] {
    return this.assets.versions(kind, name);
  }

  /** Copies what the definition names and registers it. Nobody finds it before all of it is there. */
  async register<K extends RegisteredKind>(
    kind: K,
    definition: RegisteredDefinitions[K],
    { signal, ...by }: RegisterOptions = {},
  ): Promise<StoredAsset<K>> {
    const { name, version } = isAnonymous(definition) ? await anonymousEnvironment(definition) : definition;
    for (const [what, text] of Object.entries({ name, version })) {
      if (what === "version" && text === undefined) continue;
      if (text === undefined || !registeredNamePattern.test(text)) throw unusable(kind, what, text);
    }
    const kept = await keepFiles<RegisteredDefinitions[RegisteredKind]>(definition, this.#content, signal);
    const asset = { kind, name: name ?? "", version, definition: kept as RegisteredDefinitions[K] };
    return this.#absolute(this.assets.put({ ...asset, ...by }));
  }

  async registerOutput(
    { kind, ...asset }: OutputRegistration,
    { path, job, isReused }: FinishedOutput,
    signal: AbortSignal,
  ): Promise<string> {
    const definition = outputDefinition(kind, asset, path);
    // What is there already was registered when it was made.
    const before = isReused && asset.version === undefined ? await this.#sameContent(kind, definition, signal) : undefined;
    const { name, version } = before ?? (await this.register(kind, definition, { job, signal }));
    return `azureml:${name}:${version}`;
  }

  /** The newest version of the name, when it is the same. */
  async #sameContent(
    kind: "data" | "models",
    definition: RegisteredDefinitions["data" | "models"],
    signal: AbortSignal,
  ): Promise<StoredAsset | undefined> {
    const latest = this.assets.find(kind, definition.name, { label: "latest" });
    const kept = latest && (await keepFiles(definition, this.#content, signal));
    return latest && kept && fixedDifference(latest.definition, kept) === undefined ? latest : undefined;
  }

  #absolute<K extends RegisteredKind>(asset: StoredAsset<K>): StoredAsset<K> {
    const definition: RegisteredDefinitions[RegisteredKind] = asset.definition;
    return { ...asset, definition: withAbsolutePaths(definition, this.#folder) as RegisteredDefinitions[K] };
  }
}

function isAnonymous(definition: RegisteredDefinitions[RegisteredKind]): definition is InlineEnvironment {
  return definition.kind === "inline" && definition.name === undefined;
}

function outputDefinition(
  kind: "data" | "models",
  { type, ...asset }: Omit<OutputRegistration, "kind">,
  path: string,
): RegisteredDefinitions["data" | "models"] {
  const place = { kind: "local", path, written: path } as const;
  if (type === "uri_file" || type === "uri_folder" || type === "mltable") return { kind: "data", type, ...asset, path: place };
  if (kind === "models") return { kind: "model", type, ...asset, path: place };
  return { kind: "data", type: statSync(path).isDirectory() ? "uri_folder" : "uri_file", ...asset, path: place };
}

function unusable(kind: RegisteredKind, what: string, text: string | undefined): Error {
  const word = registeredWords[kind];
  if (text === undefined) return problem("AZML581", `the ${word} has no ${what}`, `give it one: ${what}: my-${word.replace(" ", "-")}`);
  const hint = "letters, digits, points, - and _, starting with a letter or digit; at most 255";
  return problem("AZML581", `"${text}" cannot be the ${what} of a ${word}`, hint);
}
