import type { Pair } from "./fields.js";

/** A registered model: a name that versions stand under. */
export interface RegisteredModel {
  readonly name: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly description?: string;
  readonly tags: readonly Pair[];
  /** Alias → version. */
  readonly aliases: Readonly<Record<string, string>>;
}

export interface ModelVersion {
  readonly name: string;
  /** From 1. */
  readonly version: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly description?: string;
  /** Where its files are: `models:/m-…`, `runs:/…`, `mlflow-artifacts:/…`. */
  readonly source: string;
  readonly runId?: string;
  readonly modelId?: string;
  readonly stage: string;
  readonly tags: readonly Pair[];
}

/** The models of a workspace, as far as MLflow's clients can register and ask for them. */
export interface ModelRegistry {
  models(): readonly RegisteredModel[];
  model(name: string): RegisteredModel | undefined;
  /** Adds the model or replaces it. */
  putModel(model: RegisteredModel): void;
  /** The model and its versions. */
  deleteModel(name: string): void;
  /** Of one model or of all, the oldest first. */
  versions(name?: string): readonly ModelVersion[];
  version(name: string, version: string): ModelVersion | undefined;
  putVersion(version: ModelVersion): void;
  deleteVersion(name: string, version: string): void;
}
