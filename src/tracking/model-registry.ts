import type { AssetPath } from "../model/asset.js";
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
  /** A whole number, from 1. */
  readonly version: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly description?: string;
  /** Where its files were when it was registered: `models:/m-…`, `runs:/…`, `mlflow-artifacts:/…`; absent when no client of MLflow's has registered it. */
  readonly source?: string;
  readonly runId?: string;
  readonly modelId?: string;
  /** `None`, `Staging`, `Production`, `Archived`, or a stage of Azure ML's. */
  readonly stage: string;
  readonly tags: readonly Pair[];
}

/** A version that is to be registered. */
export interface NewModelVersion extends Omit<ModelVersion, "version" | "createdAt" | "updatedAt" | "stage"> {
  /** The files that it gets its own copy of, or an address that it only names. */
  readonly files: AssetPath;
  /** `<job>/<node>` that registers it. */
  readonly job: string;
}

/**
 * The models of a workspace, as far as MLflow's clients can register and ask for them. The workspace has one registry: its own models are in it, too.
 *
 * Versions that are archived are in no list; who names them gets them. Versions that are deleted are not there for MLflow.
 */
export interface ModelRegistry {
  /** Those that have a version which is not archived, or have none at all. */
  models(): readonly RegisteredModel[];
  model(name: string): RegisteredModel | undefined;
  /** Adds the model; false when there is one of the name. */
  createModel(model: RegisteredModel): boolean;
  /** Gives the model as it is after; undefined when there is none. */
  changeModel(name: string, change: (before: RegisteredModel) => RegisteredModel): RegisteredModel | undefined;
  /** The model gets another name, with its versions; false when the new name has or has had versions. */
  renameModel(name: string, to: string): boolean;
  /** The model and its versions. */
  deleteModel(name: string): void;
  /** Of one model or of all, the smallest number first. */
  versions(name?: string): readonly ModelVersion[];
  version(name: string, version: string): ModelVersion | undefined;
  /** Copies the files and registers the version, under a number that no version of the name has or has had. */
  createVersion(version: NewModelVersion): Promise<ModelVersion>;
  /** Changes description, tags and stage. Gives the version as it is after; undefined when there is none. */
  changeVersion(name: string, version: string, change: (before: ModelVersion) => ModelVersion): ModelVersion | undefined;
  deleteVersion(name: string, version: string): void;
  /** The folder that holds what the version is, be it a file or a folder's content; or the address where that is. */
  files(name: string, version: string): AssetPath | undefined;
}
