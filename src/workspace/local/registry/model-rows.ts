import type { ModelAsset } from "../../../model/model-asset.js";
import type { RegisteredModel } from "../../../tracking/model-registry.js";
import type { WorkspaceDatabase } from "../database.js";
import { type AssetRow, type StoredAsset, storedAsset } from "./asset-store.js";
import { writeDefinition } from "../definition-text.js";

/** What MLflow says of a version when it registers it. */
interface MlflowFacts {
  readonly source?: string;
  readonly runId?: string;
  readonly modelId?: string;
}

/** A version of a model with what only MLflow's clients ask for. */
export interface ModelRow extends StoredAsset<"models"> {
  readonly updatedAt: number;
  readonly facts: MlflowFacts;
}

interface Row extends AssetRow {
  readonly updated_at: number | null;
  readonly mlflow: string | null;
}

/** Only whole numbers: MLflow has no other versions. */
const ofMlflow = "FROM assets WHERE kind = 'models' AND deleted = 0 AND version NOT GLOB '*[^0-9]*'";

/** The models among the assets, and the names that MLflow's clients have registered, as rows. */
export class ModelRows {
  readonly #statements;

  constructor(database: WorkspaceDatabase) {
    this.#statements = {
      all: database.prepare(`SELECT * ${ofMlflow} ORDER BY CAST(version AS INTEGER), id`),
      ofName: database.prepare(`SELECT * ${ofMlflow} AND name = ? ORDER BY CAST(version AS INTEGER), id`),
      one: database.prepare(`SELECT * ${ofMlflow} AND name = ? AND version = ?`),
      names: database.prepare(`SELECT name FROM registered_models UNION SELECT name ${ofMlflow}`),
      hasHad: database.prepare("SELECT 1 FROM assets WHERE kind = 'models' AND name = ? LIMIT 1"),
      change: database.prepare("UPDATE assets SET definition = ?, updated_at = ? WHERE id = ?"),
      copy: database.prepare(
        `INSERT INTO assets (kind, name, version, definition, archived, created_at, job, updated_at, mlflow)
         SELECT kind, :name, version, :definition, archived, created_at, job, :now, mlflow FROM assets WHERE id = :id`,
      ),
      delete: database.prepare("UPDATE assets SET archived = 1, deleted = 1 WHERE id = ?"),
      model: database.prepare("SELECT body FROM registered_models WHERE name = ?"),
      write: database.prepare("INSERT OR REPLACE INTO registered_models (name, body) VALUES (?, ?)"),
      forget: database.prepare("DELETE FROM registered_models WHERE name = ?"),
    };
  }

  /** Of one model or of all, archived ones too, the smallest number first. */
  versions(name?: string): readonly ModelRow[] {
    return ((name === undefined ? this.#statements.all.all() : this.#statements.ofName.all(name)) as Row[]).map(modelRow);
  }

  version(name: string, version: string): ModelRow | undefined {
    const row = this.#statements.one.get(name, version) as Row | undefined;
    return row && modelRow(row);
  }

  names(): readonly string[] {
    return (this.#statements.names.all() as { name: string }[]).map(({ name }) => name);
  }

  /** Is there a version of the name, or was there one that MLflow has deleted? */
  hasHad(name: string): boolean {
    return this.#statements.hasHad.get(name) !== undefined;
  }

  change({ id }: ModelRow, definition: ModelAsset): void {
    this.#statements.change.run(writeDefinition(definition), Date.now(), id);
  }

  /** The same version of a model of another name. */
  copy({ id, definition }: ModelRow, name: string): void {
    this.#statements.copy.run({ id, name, definition: writeDefinition({ ...definition, name }), now: Date.now() });
  }

  /** Jobs may name the version: it stays for them, as one that is archived. */
  delete({ id }: ModelRow): void {
    this.#statements.delete.run(id);
  }

  /** What MLflow's clients have said of the name. */
  said(name: string): RegisteredModel | undefined {
    const row = this.#statements.model.get(name) as { body: string } | undefined;
    return row && (JSON.parse(row.body) as RegisteredModel);
  }

  say(model: RegisteredModel): void {
    this.#statements.write.run(model.name, JSON.stringify(model));
  }

  forget(name: string): void {
    this.#statements.forget.run(name);
  }
}

function modelRow(row: Row): ModelRow {
  const facts = row.mlflow === null ? {} : (JSON.parse(row.mlflow) as MlflowFacts);
  return { ...storedAsset<"models">(row), updatedAt: row.updated_at ?? row.created_at, facts };
}
