import { runningFile } from "../model/location.js";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { AzmlError } from "../diagnostics/azml-error.js";
import { isWrittenAsset } from "../dsl/asset.js";
import { assetPath } from "../model/asset-path.js";
import type { DataAsset } from "../model/data-asset.js";
import type { InlineEnvironment } from "../model/environment.js";
import type { ModelAsset } from "../model/model-asset.js";
import type { Component } from "../model/pipeline.js";
import type { ComponentType } from "../types/component-type.js";
import type { EnvironmentSpec } from "../types/environment-spec.js";
import type { AssetOperations, AssetRecord } from "../workspace/asset-operations.js";
import type { Workspace } from "../workspace/workspace.js";
import { componentForSteps } from "./component-for-steps.js";
import { jobsOf } from "./jobs.js";
import type {
  AssetOptions,
  DataDefinition,
  LocalRegisteredWorkspace,
  ModelDefinition,
  RegisteredAsset,
  RegisteredCollection,
  RegisteredWorkspace,
} from "./registered-workspace.js";
import { schedulesOf } from "./schedules.js";

/** A workspace that takes what users write: jobs, schedules, classes, environments, asset references. */
export function connect(workspace: Workspace): RegisteredWorkspace & Pick<LocalRegisteredWorkspace, "jobs"> {
  const { kind, name } = workspace;
  return {
    kind,
    name,
    jobs: jobsOf(workspace),
    schedules: schedulesOf(workspace),
    components: collection(workspace.components, readComponent, componentForSteps),
    environments: collection(workspace.environments, readEnvironment, asset),
    data: collection(workspace.data, readData, asset),
    models: collection(workspace.models, readModel, asset),
    close: () => workspace.close(),
  };
}

/** What {@link readComponent} and its siblings give: the definition, and what is to be done when it is registered. */
type Reader<Given, Definition> = (given: Given, done: (cleanUp: () => Promise<void>) => void) => Promise<Definition>;

function collection<Given, Definition extends { readonly name?: string; readonly version?: string }, Found extends RegisteredAsset>(
  assets: AssetOperations<Definition>,
  read: Reader<Given, Definition>,
  show: (record: AssetRecord<Definition>) => Found,
): RegisteredCollection<Given, Found> {
  return {
    async createOrUpdate(given, { name, version }: AssetOptions = {}) {
      const cleanUps: (() => Promise<void>)[] = [];
      try {
        const definition = await read(given, (cleanUp) => cleanUps.push(cleanUp));
        const named = { ...definition, ...(name !== undefined && { name }), ...(version !== undefined && { version }) };
        return show(await assets.createOrUpdate(named));
      } finally {
        for (const cleanUp of cleanUps) await cleanUp();
      }
    },
    async get(name, version) {
      const found = await assets.get(name, version);
      return found && show(found);
    },
    list: (options) => assets.list(options),
    archive: (name, version) => assets.archive(name, version),
    restore: (name, version) => assets.restore(name, version),
  };
}

/** The component with its bodies in files of a folder that is removed when it is registered. */
async function readComponent(given: ComponentType, done: (cleanUp: () => Promise<void>) => void): Promise<Component> {
  const bundles = await mkdtemp(join(tmpdir(), "azml-"));
  done(() => rm(bundles, { recursive: true, force: true }));
  const { bundledComponent } = await import("../load/load-component-file.js");
  const { component, diagnostics } = await bundledComponent(given, "", bundles);
  if (!component) throw new AzmlError([...diagnostics]);
  return component;
}

async function readEnvironment(given: EnvironmentSpec): Promise<InlineEnvironment> {
  const { compileEnvironment } = await import("../compile.js");
  return compileEnvironment(given, process.cwd());
}

async function readData({ path, ...said }: DataDefinition): Promise<DataAsset> {
  return { kind: "data", ...said, type: path.assetKind, ...placeOf(path) };
}

async function readModel({ path, ...said }: ModelDefinition): Promise<ModelAsset> {
  return { kind: "model", ...said, type: path.assetKind, ...placeOf(path) };
}

function placeOf(reference: DataDefinition["path"] | ModelDefinition["path"]): Pick<DataAsset, "path" | "datastore"> {
  const written = isWrittenAsset(reference) ? reference : undefined;
  const location = written?.site.location();
  const path = assetPath(reference.path, location === undefined ? process.cwd() : dirname(runningFile(location)));
  const { datastore } = (written?.options ?? {}) as { readonly datastore?: string };
  return { path, ...(datastore !== undefined && { datastore }) };
}

/** Without its definition, whose shape is azml's own. */
function asset(found: AssetRecord<unknown>): RegisteredAsset {
  const { definition: _, warnings: __, ...record } = found;
  return Object.freeze(record);
}
