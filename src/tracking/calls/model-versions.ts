import type { Call, Handler } from "../call.js";
import { downloadUri, modelSource } from "../artifacts/model-source.js";
import { checkPair } from "../limits.js";
import { invalid, missing } from "../mlflow-error.js";
import type { ModelVersion } from "../model-registry.js";
import { findAll } from "../search/find-all.js";
import { searchedTags, shownVersion, sourceOf } from "./shown-model.js";

const page = { usual: 10_000, most: 200_000 };
const stages: Readonly<Record<string, string>> = { none: "None", staging: "Staging", production: "Production", archived: "Archived" };

export const createModelVersion: Handler = async (call) => {
  const { fields, registry, node, book } = call;
  const name = fields.text("name");
  if (!registry.model(name)) throw missing(`Registered Model with name=${name} not found`);
  const [givenRun, modelId, description] = ["run_id", "model_id", "description"].map((field) => fields.textOr(field, ""));
  const source = fields.text("source");
  const { files, runId: sourceRun } = modelSource(source, call);
  const runId = givenRun || sourceRun;
  const version = await registry.createVersion({
    name,
    source,
    files,
    job: `${book.job}/${node}`,
    tags: fields.pairs("tags"),
    ...(runId && { runId }),
    ...(modelId && { modelId }),
    ...(description && { description }),
  });
  return { model_version: shownVersion(registry, version) };
};

export const getModelVersion: Handler = (call) => ({ model_version: shownVersion(call.registry, versionOf(call)) });

export const getDownloadUri: Handler = (call) => {
  const { name, version } = versionOf(call);
  return { artifact_uri: downloadUri(call.registry, name, version) };
};

export const updateModelVersion: Handler = (call) => changed(call, () => ({ description: call.fields.textOr("description", "") }));

export const transitionStage: Handler = (call) => {
  const { fields, registry } = call;
  const stage = stages[fields.text("stage").toLowerCase()];
  if (stage === undefined)
    throw invalid(`Invalid Model Version stage: ${fields.text("stage")}. Value must be one of None, Staging, Production, Archived.`);
  const { name, version } = versionOf(call);
  if (fields.flag("archive_existing_versions")) {
    for (const other of registry.versions(name)) {
      if (other.stage === stage && other.version !== version)
        registry.changeVersion(name, other.version, (before) => ({ ...before, stage: "Archived" }));
    }
  }
  return changed(call, () => ({ stage }));
};

export const deleteModelVersion: Handler = (call) => {
  const { name, version } = versionOf(call);
  call.registry.deleteVersion(name, version);
  return {};
};

export const searchModelVersions: Handler = ({ fields, registry }) => {
  const newest = [...registry.versions()].reverse();
  const { found, next } = findAll(newest, fields, page, {
    attributes: (one) => ({
      name: one.name,
      version_number: Number(one.version),
      run_id: one.runId,
      source_path: sourceOf(one),
      creation_time: one.createdAt,
      last_updated_time: one.updatedAt,
    }),
    tags: ({ tags }) => searchedTags(tags),
  });
  return { model_versions: found.map((version) => shownVersion(registry, version)), ...next };
};

export const setModelVersionTag: Handler = (call) => {
  const tag = { key: call.fields.text("key"), value: call.fields.text("value") };
  checkPair(tag, "key");
  changed(call, ({ tags }) => ({ tags: [...tags.filter(({ key }) => key !== tag.key), tag] }));
  return {};
};

export const deleteModelVersionTag: Handler = (call) => {
  const removed = call.fields.text("key");
  changed(call, ({ tags }) => ({ tags: tags.filter(({ key }) => key !== removed) }));
  return {};
};

/** The version that a call names. */
export function versionOf({ fields, registry }: Call): ModelVersion {
  const [name, version] = [fields.text("name"), fields.text("version")];
  const found = registry.version(name, version);
  if (!found) throw missing(`Model Version (name=${name}, version=${version}) not found`);
  return found;
}

function changed(call: Call, change: (before: ModelVersion) => Partial<ModelVersion>): object {
  const { name, version } = versionOf(call);
  const after = call.registry.changeVersion(name, version, (before) => ({ ...before, ...change(before) }));
  return { model_version: shownVersion(call.registry, after ?? versionOf(call)) };
}
