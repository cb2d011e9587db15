import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { AssetVersion } from "../model/asset-reference.js";
import type { DataAsset } from "../model/data-asset.js";
import type { InlineEnvironment } from "../model/environment.js";
import type { ModelAsset } from "../model/model-asset.js";
import type { Component } from "../model/pipeline.js";

/** What each collection of a workspace holds. */
export interface RegisteredDefinitions {
  readonly components: Component;
  readonly environments: InlineEnvironment;
  readonly data: DataAsset;
  readonly models: ModelAsset;
}

/** Things that a workspace has under a name and a version, to be used as `azureml:name:version`. */
export interface AssetOperations<Definition> {
  /**
   * Registers the definition with the files that it names. Without a version it gets the next one. A version that is there already may
   * change its description, tags and what else only people read; a definition that is otherwise the same is the same asset.
   *
   * @throws AzmlError when the version is there with another definition, or a file is missing; nothing is registered then.
   */
  createOrUpdate(definition: Definition): Promise<AssetRecord<Definition>>;
  /** A version, or what a label stands for: `latest` is the newest version that is not archived. Undefined when there is none. */
  get(name: string, version: AssetVersion): Promise<AssetRecord<Definition> | undefined>;
  /** Without a name the newest version of each, with one all its versions; newest first. Archived ones only when `view` asks for them. */
  list(options?: ListAssetsOptions): Promise<readonly AssetSummary[]>;
  /** Hides a version, or all of them, from lists and from `latest`. Who names the version can still use it. */
  archive(name: string, version?: AssetVersion): Promise<void>;
  /** Undoes `archive`. */
  restore(name: string, version?: AssetVersion): Promise<void>;
}

/** Which registered things are asked for. */
export interface ListAssetsOptions {
  /** All versions of this one. Default: the newest of each. */
  readonly name?: string;
  /** Default: `active`. */
  readonly view?: "active" | "archived" | "all";
  /** At most so many. Default: all. */
  readonly limit?: number;
}

/** Something registered, as a list has it. */
export interface AssetSummary {
  /** What it is registered under. */
  readonly name: string;
  /** Absent in lists of an Azure ML workspace that do not say it. */
  readonly version?: string;
  /** `command`, `uri_folder`, `mlflow_model`, …; of an environment `image` or `build`. */
  readonly type?: string;
  /** For people. */
  readonly description?: string;
  /** Texts by name. */
  readonly tags: Readonly<Record<string, string>>;
  /** Of a model: `Development`, `Production`, … */
  readonly stage?: string;
  /** Hidden from lists and from `latest`. */
  readonly archived: boolean;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** `<job>/<node>` that has put it out, or registered it by MLflow (local). */
  readonly job?: string;
}

/** Something registered. */
export interface AssetRecord<Definition> extends AssetSummary {
  readonly version: string;
  /** `azureml:name:version` (local), or its ARM id. */
  readonly id: string;
  readonly definition: Definition;
  /** What the workspace says of it and azml does not know. */
  readonly warnings: readonly Diagnostic[];
}
