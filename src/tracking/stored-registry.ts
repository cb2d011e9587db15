import type { ModelRegistry, ModelVersion, RegisteredModel } from "./model-registry.js";
import type { TrackingStore } from "./tracking-store.js";

/** A registry that keeps models as documents beside what runs have logged. */
export function storedRegistry(store: TrackingStore): ModelRegistry {
  const versions = (name?: string): readonly ModelVersion[] =>
    [...(store.documents("model_version", name) as readonly ModelVersion[])].sort((a, b) => Number(a.version) - Number(b.version));
  const id = (name: string, version: string): string => `${name}/${version}`;
  return {
    models: () => store.documents("registered_model") as readonly RegisteredModel[],
    model: (name) => store.document("registered_model", name) as RegisteredModel | undefined,
    putModel: (model) => store.writeDocument("registered_model", model.name, "", model),
    deleteModel(name) {
      for (const { version } of versions(name)) store.deleteDocument("model_version", id(name, version));
      store.deleteDocument("registered_model", name);
    },
    versions,
    version: (name, version) => store.document("model_version", id(name, version)) as ModelVersion | undefined,
    putVersion: (version) => store.writeDocument("model_version", id(version.name, version.version), version.name, version),
    deleteVersion: (name, version) => store.deleteDocument("model_version", id(name, version)),
  };
}
