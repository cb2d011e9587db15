import type { AssetVersion } from "../../../model/asset-reference.js";
import type { RegisteredKind } from "../../../model/registered-kind.js";
import { registeredWords } from "../../../model/registered-kind.js";
import type { ListAssetsOptions, RegisteredDefinitions } from "../../asset-operations.js";
import { problem, type WorkspaceDatabase, write } from "../database.js";
import { readDefinition, writeDefinition } from "../definition-text.js";
import { fixedDifference } from "./same-definition.js";

/** Something registered, with paths below the workspace's folder. */
export interface StoredAsset<K extends RegisteredKind = RegisteredKind> {
  readonly id: number;
  readonly name: string;
  readonly version: string;
  readonly definition: RegisteredDefinitions[K];
  readonly archived: boolean;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly job: string | undefined;
}

/** A row of `assets`. */
export interface AssetRow {
  readonly id: number;
  readonly name: string;
  readonly version: string;
  readonly definition: string;
  readonly archived: number;
  readonly created_at: number;
  readonly job: string | null;
}

/** What is to be registered; without a version it gets the next one. */
export interface NewAsset<K extends RegisteredKind> {
  readonly kind: K;
  readonly name: string;
  readonly version: string | undefined;
  readonly definition: RegisteredDefinitions[K];
  readonly job?: string;
  /** What MLflow says of a model beside its definition, as JSON. */
  readonly mlflow?: string;
}

/** What is restored is there again for MLflow, too, if that had deleted it. */
const setArchived = "UPDATE assets SET archived = ?1, deleted = min(deleted, ?1) WHERE kind = ?2 AND name = ?3";

/** Registered things in the database. */
export class AssetStore {
  readonly #database: WorkspaceDatabase;
  readonly #statements;

  constructor(database: WorkspaceDatabase) {
    this.#database = database;
    this.#statements = {
      find: database.prepare("SELECT * FROM assets WHERE kind = ? AND name = ? AND version = ?"),
      latest: database.prepare("SELECT * FROM assets WHERE kind = ? AND name = ? AND archived = 0 ORDER BY id DESC LIMIT 1"),
      versions: database.prepare("SELECT version FROM assets WHERE kind = ? AND name = ? ORDER BY id DESC"),
      ofName: database.prepare("SELECT * FROM assets WHERE kind = ? AND name = ? AND archived IN (?, ?) ORDER BY id DESC LIMIT ?"),
      newest: database.prepare(
        `SELECT * FROM assets WHERE id IN (SELECT max(id) FROM assets WHERE kind = ? AND archived IN (?, ?) GROUP BY name) ORDER BY id DESC LIMIT ?`,
      ),
      names: database.prepare("SELECT DISTINCT name FROM assets WHERE kind = ?"),
      insert: database.prepare(
        "INSERT INTO assets (kind, name, version, definition, created_at, job, mlflow) VALUES (?, ?, ?, ?, ?, ?, ?)",
      ),
      update: database.prepare("UPDATE assets SET definition = ?, updated_at = ?, archived = 0, deleted = 0 WHERE id = ?"),
      archive: database.prepare(`${setArchived} AND version = ?`),
      archiveAll: database.prepare(setArchived),
    };
  }

  /** Inserts the asset, or changes what may change of the one that is there. Of several processes that give no version each gets its own. */
  put<K extends RegisteredKind>(asset: NewAsset<K>): StoredAsset<K> {
    const { kind, name, job, mlflow } = asset;
    return write(this.#database, () => {
      const version = asset.version ?? this.#nextVersion(kind, name);
      const text = writeDefinition({ ...asset.definition, name, version });
      const before = this.#row(kind, name, version);
      if (before) {
        refuseOther({ kind, name, version }, before.definition, text);
        this.#statements.update.run(text, Date.now(), before.id);
      } else this.#statements.insert.run(kind, name, version, text, Date.now(), job ?? null, mlflow ?? null);
      return storedAsset<K>(this.#row(kind, name, version)!);
    });
  }

  /** `latest` is the newest version that is not archived; a component's `default` is the same. There are no other labels. */
  find<K extends RegisteredKind>(kind: K, name: string, version: AssetVersion): StoredAsset<K> | undefined {
    if (typeof version === "string") return this.#read<K>(this.#row(kind, name, version));
    const isLatest = version.label === "latest" || (version.label === "default" && kind === "components");
    return isLatest ? this.#read<K>(this.#statements.latest.get(kind, name) as AssetRow | undefined) : undefined;
  }

  /** Newest first. */
  versions(kind: RegisteredKind, name: string): string[] {
    return (this.#statements.versions.all(kind, name) as { version: string }[]).map(({ version }) => version);
  }

  names(kind: RegisteredKind): string[] {
    return (this.#statements.names.all(kind) as { name: string }[]).map(({ name }) => name);
  }

  list<K extends RegisteredKind>(kind: K, { name, view = "active", limit = 100 }: ListAssetsOptions): StoredAsset<K>[] {
    const states = view === "all" ? [0, 1] : view === "archived" ? [1, 1] : [0, 0];
    const rows =
      name === undefined ? this.#statements.newest.all(kind, ...states, limit) : this.#statements.ofName.all(kind, name, ...states, limit);
    return (rows as AssetRow[]).map((row) => storedAsset<K>(row));
  }

  /** Archives or restores a version, or all of a name. */
  setArchived(kind: RegisteredKind, name: string, version: string | undefined, archived: boolean): void {
    if (version === undefined) this.#statements.archiveAll.run(Number(archived), kind, name);
    else this.#statements.archive.run(Number(archived), kind, name, version);
  }

  /** One more than the largest whole number that is a version, as of a service that counts; 1 when there is none. */
  #nextVersion(kind: RegisteredKind, name: string): string {
    const numbers = this.versions(kind, name).filter((version) => /^\d{1,15}$/.test(version));
    return String(numbers.reduce((largest, version) => Math.max(largest, Number(version)), 0) + 1);
  }

  #row(kind: RegisteredKind, name: string, version: string): AssetRow | undefined {
    return this.#statements.find.get(kind, name, version) as AssetRow | undefined;
  }

  #read<K extends RegisteredKind>(row: AssetRow | undefined): StoredAsset<K> | undefined {
    return row && storedAsset<K>(row);
  }
}

export function storedAsset<K extends RegisteredKind>({
  id,
  name,
  version,
  definition,
  archived,
  created_at: createdAt,
  job,
}: AssetRow): StoredAsset<K> {
  return {
    id,
    name,
    version,
    definition: readDefinition(definition) as RegisteredDefinitions[K],
    archived: archived === 1,
    createdAt,
    job: job ?? undefined,
  };
}

function refuseOther(
  { kind, name, version }: { readonly kind: RegisteredKind; readonly name: string; readonly version: string },
  before: string,
  after: string,
): void {
  const field = fixedDifference(readDefinition(before), readDefinition(after));
  if (field === undefined) return;
  const message = `${registeredWords[kind]} ${name} has a version ${version} already, whose "${field}" is another and cannot be changed`;
  throw problem("AZML580", message, "give it another version (--version), or none: it then gets the next one");
}
