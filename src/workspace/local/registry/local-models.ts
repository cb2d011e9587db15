import { existsSync } from "node:fs";
import { join } from "node:path";
import { nodeRunId } from "../../../engine/node-run-id.js";
import { datastorePath } from "../../../engine/plan/datastore-path.js";
import type { AssetPath } from "../../../model/asset.js";
import type { ModelAsset } from "../../../model/model-asset.js";
import type { ModelRegistry, ModelVersion, NewModelVersion, RegisteredModel } from "../../../tracking/model-registry.js";
import { maskTexts } from "../../../secrets/mask-texts.js";
import type { Mask } from "../../../secrets/secrets.js";
import { type WorkspaceDatabase, write } from "../database.js";
import { withAbsolutePaths } from "./kept-files.js";
import type { LocalRegistry } from "./local-registry.js";
import { type ModelRow, ModelRows } from "./model-rows.js";

const noStage = "None";

/**
 * The models of a local workspace as MLflow's clients see them: the same that `azml model` shows. Description, tags and stage of a version are its
 * definition's; what only MLflow has stands beside it.
 */
export class LocalModels implements ModelRegistry {
  readonly #database: WorkspaceDatabase;
  readonly #folder: string;
  readonly #registry: LocalRegistry;
  readonly #rows: ModelRows;
  readonly #mask: Mask;

  constructor(database: WorkspaceDatabase, folder: string, registry: LocalRegistry, mask: Mask) {
    this.#database = database;
    this.#folder = folder;
    this.#registry = registry;
    this.#rows = new ModelRows(database);
    this.#mask = mask;
  }

  models(): readonly RegisteredModel[] {
    return this.#rows.names().flatMap((name) => {
      const versions = this.#rows.versions(name);
      const model = versions.length === 0 || versions.some(({ archived }) => !archived) ? this.#model(name, versions) : undefined;
      return model ? [model] : [];
    });
  }

  model(name: string): RegisteredModel | undefined {
    return this.#model(name, this.#rows.versions(name));
  }

  createModel(model: RegisteredModel): boolean {
    return write(this.#database, () => {
      if (this.model(model.name)) return false;
      this.#say(model);
      return true;
    });
  }

  changeModel(name: string, change: (before: RegisteredModel) => RegisteredModel): RegisteredModel | undefined {
    return write(this.#database, () => this.#change(name, change));
  }

  renameModel(name: string, to: string): boolean {
    return write(this.#database, () => {
      const model = this.model(name);
      if (!model || this.#rows.said(to) || this.#rows.hasHad(to)) return false;
      for (const version of this.#rows.versions(name)) {
        this.#rows.copy(version, to);
        this.#rows.delete(version);
      }
      this.#rows.forget(name);
      this.#rows.say({ ...model, name: to, updatedAt: Date.now() });
      return true;
    });
  }

  deleteModel(name: string): void {
    write(this.#database, () => {
      for (const version of this.#rows.versions(name)) this.#rows.delete(version);
      this.#rows.forget(name);
    });
  }

  versions(name?: string): readonly ModelVersion[] {
    return this.#rows
      .versions(name)
      .filter(({ archived }) => !archived)
      .map(modelVersion);
  }

  version(name: string, version: string): ModelVersion | undefined {
    const found = this.#rows.version(name, version);
    return found && modelVersion(found);
  }

  async createVersion({ name, files, job, description, tags, source, runId, modelId }: NewModelVersion): Promise<ModelVersion> {
    const isMlflow = files.kind === "local" && existsSync(join(files.path, "MLmodel"));
    const definition: ModelAsset = {
      kind: "model",
      name,
      type: isMlflow ? "mlflow_model" : "custom_model",
      path: files.kind === "remote" ? { ...files, uri: this.#mask(files.uri) } : files,
      ...(description !== undefined && { description: this.#mask(description) }),
      ...this.#tagsOf(tags),
    };
    const facts = { source: source === undefined ? undefined : this.#mask(source), runId, modelId };
    const { version } = await this.#registry.register("models", definition, { job, mlflow: JSON.stringify(facts) });
    const made = this.version(name, version);
    if (!made) throw new Error(`model ${name}, version ${version}, has vanished`);
    return made;
  }

  changeVersion(name: string, version: string, change: (before: ModelVersion) => ModelVersion): ModelVersion | undefined {
    return write(this.#database, () => {
      const found = this.#rows.version(name, version);
      if (!found) return undefined;
      const { description, tags, stage } = change(modelVersion(found));
      const { description: _description, tags: _tags, stage: _stage, ...rest } = found.definition;
      this.#rows.change(found, {
        ...rest,
        ...(description !== undefined && { description: this.#mask(description) }),
        ...this.#tagsOf(tags),
        ...(stage !== noStage && { stage }),
      });
      return this.version(name, version);
    });
  }

  deleteVersion(name: string, version: string): void {
    write(this.#database, () => {
      const found = this.#rows.version(name, version);
      if (!found) return;
      this.#rows.delete(found);
      const isOther = ([, of]: [string, string]): boolean => of !== version;
      this.#change(name, (model) => ({ ...model, aliases: Object.fromEntries(Object.entries(model.aliases).filter(isOther)) }));
    });
  }

  files(name: string, version: string): AssetPath | undefined {
    const found = this.#rows.version(name, version);
    if (!found) return undefined;
    const { path } = withAbsolutePaths(found.definition, this.#folder);
    const inDatastore = path.kind === "remote" ? datastorePath(path.uri, join(this.#folder, "datastores")) : undefined;
    return inDatastore && "path" in inDatastore ? { kind: "local", path: inDatastore.path, written: inDatastore.path } : path;
  }

  #tagsOf(tags: ModelVersion["tags"]): Pick<ModelAsset, "tags"> {
    if (tags.length === 0) return {};
    return { tags: maskTexts(Object.fromEntries(tags.map(({ key, value }) => [key, value])), this.#mask) };
  }

  #change(name: string, change: (before: RegisteredModel) => RegisteredModel): RegisteredModel | undefined {
    const before = this.model(name);
    if (!before) return undefined;
    const after = change(before);
    return this.#say(after);
  }

  /** What it is as it is kept: without secrets. Its name and its aliases have none: it is found by them. */
  #say({ name, aliases, ...model }: RegisteredModel): RegisteredModel {
    const kept = { ...maskTexts(model, this.#mask), name, aliases };
    this.#rows.say(kept);
    return kept;
  }

  /** A name that no client of MLflow's has registered is one by its versions. */
  #model(name: string, versions: readonly ModelRow[]): RegisteredModel | undefined {
    const said = this.#rows.said(name);
    if (!said && versions.length === 0) return undefined;
    return {
      name,
      tags: [],
      aliases: {},
      ...said,
      createdAt: said?.createdAt ?? Math.min(...versions.map(({ createdAt }) => createdAt)),
      updatedAt: Math.max(said?.updatedAt ?? 0, ...versions.map(({ updatedAt }) => updatedAt)),
    };
  }
}

function modelVersion({ name, version, createdAt, updatedAt, definition, facts, job }: ModelRow): ModelVersion {
  const { description, tags = {}, stage = noStage, path } = definition;
  const source = facts.source ?? (path.kind === "remote" ? path.uri : undefined);
  const runId = facts.runId ?? (facts.source === undefined ? runOf(job) : undefined);
  return {
    name,
    version,
    createdAt,
    updatedAt,
    stage,
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    ...(description !== undefined && { description }),
    ...(source !== undefined && { source }),
    ...(runId !== undefined && { runId }),
    ...(facts.modelId !== undefined && { modelId: facts.modelId }),
  };
}

/** The run of the node that has put the model out. */
function runOf(job: string | undefined): string | undefined {
  const [, name, node] = /^([^/]+)\/(.+)$/.exec(job ?? "") ?? [];
  return name === undefined || node === undefined ? undefined : nodeRunId(name, node);
}
