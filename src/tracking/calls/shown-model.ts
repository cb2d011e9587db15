import { registeredUri } from "../artifacts/artifact-place.js";
import type { Pair } from "../fields.js";
import type { ModelRegistry, ModelVersion, RegisteredModel } from "../model-registry.js";

/** Tags as a search sees them. Clients ask for what is no prompt by a tag that only prompts have (`mlflow.prompt.is_prompt != 'true'`). */
export function searchedTags(tags: readonly Pair[]): Readonly<Record<string, string>> {
  return { "mlflow.prompt.is_prompt": "false", ...Object.fromEntries(tags.map(({ key, value }) => [key, value])) };
}

/** A registered model as MLflow's API shows it. */
export function shownModel(registry: ModelRegistry, model: RegisteredModel): object {
  const { name, createdAt, updatedAt, description, tags, aliases } = model;
  const latest = new Map(registry.versions(name).map((version) => [version.stage, version]));
  return {
    name,
    creation_timestamp: createdAt,
    last_updated_timestamp: updatedAt,
    ...(description !== undefined && { description }),
    tags,
    aliases: Object.entries(aliases).map(([alias, version]) => ({ alias, version })),
    latest_versions: [...latest.values()].map((version) => shownVersion(registry, version)),
  };
}

/** A version that no client of MLflow's has registered was never anywhere but in the registry. */
export function sourceOf({ source, name, version }: ModelVersion): string {
  return source ?? registeredUri(name, version);
}

export function shownVersion(registry: ModelRegistry, one: ModelVersion): object {
  const { name, version, createdAt, updatedAt, description, runId, modelId, stage, tags } = one;
  const aliases = Object.entries(registry.model(name)?.aliases ?? {});
  return {
    name,
    version,
    creation_timestamp: createdAt,
    last_updated_timestamp: updatedAt,
    current_stage: stage,
    ...(description !== undefined && { description }),
    source: sourceOf(one),
    ...(runId !== undefined && { run_id: runId }),
    ...(modelId !== undefined && { model_id: modelId }),
    status: "READY",
    tags,
    aliases: aliases.filter(([, of]) => of === version).map(([alias]) => alias),
  };
}
