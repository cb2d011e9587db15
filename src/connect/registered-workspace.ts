import type { AssetVersion } from "../model/asset-reference.js";
import type { AssetKind } from "../model/kind.js";
import type { AssetReference } from "../types/asset-reference.js";
import type { ComponentType, LoadedComponent } from "../types/component-type.js";
import type { EnvironmentSpec } from "../types/environment-spec.js";
import type { AssetSummary, ListAssetsOptions } from "../workspace/asset-operations.js";
import type { LocalWorkspaceJobs, WorkspaceJobs } from "./workspace-jobs.js";
import type { WorkspaceSchedules } from "./workspace-schedules.js";

/** A workspace, for a program: its jobs, its schedules, and what is registered in it. */
export interface RegisteredWorkspace {
  /** Where its jobs run: on this machine, or in Azure. */
  readonly kind: "local" | "azure";
  /** For people: the folder of a local workspace, the name of an Azure one. */
  readonly name: string;
  /** Jobs: created, watched, listed, cancelled, downloaded from. */
  readonly jobs: WorkspaceJobs;
  /** Schedules, which create jobs again and again. */
  readonly schedules: WorkspaceSchedules;
  /** Registered components. */
  readonly components: RegisteredCollection<ComponentType, RegisteredComponent>;
  /** Registered environments. */
  readonly environments: RegisteredCollection<EnvironmentSpec>;
  /** Registered data: files, folders and tables. */
  readonly data: RegisteredCollection<DataDefinition>;
  /** Registered models. */
  readonly models: RegisteredCollection<ModelDefinition>;
  /** Asks jobs that this program runs here to stop, waits until they have, and closes the workspace. Jobs in Azure go on. */
  close(): Promise<void>;
}

/** The local workspace, for a program. It can be used wherever a {@link RegisteredWorkspace} can. */
export interface LocalRegisteredWorkspace extends RegisteredWorkspace {
  /** Its jobs run on this machine. */
  readonly kind: "local";
  /** Jobs, with the options of `azml run`. */
  readonly jobs: LocalWorkspaceJobs;
}

/** Components, environments, data or models of a workspace. Jobs use them as `azureml:name:version`. */
export interface RegisteredCollection<Given, Found extends RegisteredAsset = RegisteredAsset> {
  /**
   * Registers it with its files. Without a version it gets the next one; a version that is there may change its description and tags only.
   *
   * @throws AzmlError with everything that is wrong with it, or AZML580 when the version is there with another definition.
   */
  createOrUpdate(given: Given, options?: AssetOptions): Promise<Found>;
  /** A version, or what a label stands for: `{ label: "latest" }`. Undefined when there is none. */
  get(name: string, version: AssetVersion): Promise<Found | undefined>;
  /** Without a name the newest version of each, with one all its versions; newest first. */
  list(options?: ListAssetsOptions): Promise<readonly AssetSummary[]>;
  /** Hides a version, or all of them, from lists and from `latest`. */
  archive(name: string, version?: AssetVersion): Promise<void>;
  /** Undoes `archive`. */
  restore(name: string, version?: AssetVersion): Promise<void>;
}

/** What wins over what the definition says. */
export interface AssetOptions {
  /** Name to register under, in place of the definition's. */
  readonly name?: string;
  /** Version to register as, in place of the definition's. */
  readonly version?: string;
}

/** Something registered. */
export interface RegisteredAsset extends AssetSummary {
  readonly version: string;
  /** `azureml:name:version` (local), or its ARM id. Paths of assets and references to components take it. */
  readonly id: string;
}

/** A registered component: `step()` takes it. Its wiring is checked when the graph is built; say the ports with `component(id, ports)`, and `tsc` checks it. */
export type RegisteredComponent = RegisteredAsset & LoadedComponent<undefined>;

interface AssetDefinition<Kind extends AssetKind> {
  /** Name to register under: `azureml:name:version` in jobs. */
  readonly name: string;
  /** The next one when absent. */
  readonly version?: string;
  /** What it is and where it lies. A local path is relative to the calling file. */
  readonly path: AssetReference<Kind>;
  /** For people, on the page of the asset. A version's may change. */
  readonly description?: string;
  /** Texts by name, to find it by. A version's may change. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** @example { name: "titanic", path: uriFolder("./passengers") } */
export interface DataDefinition extends AssetDefinition<"uri_file" | "uri_folder" | "mltable"> {}

/** @example { name: "churn", path: mlflowModel("./model"), stage: "Production" } */
export interface ModelDefinition extends AssetDefinition<"mlflow_model" | "custom_model" | "triton_model"> {
  /** Texts by name that never change (`properties`). */
  readonly properties?: Readonly<Record<string, string>>;
  /** How far the model is: `Development`, `Production`, or a word of your own (`stage`). */
  readonly stage?: string;
}
