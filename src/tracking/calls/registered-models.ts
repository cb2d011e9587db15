import type { Call, Handler } from "../call.js";
import { registeredNamePattern } from "../../model/registered-kind.js";
import { checkPair } from "../limits.js";
import { invalid, MlflowError, missing } from "../mlflow-error.js";
import type { ModelRegistry, RegisteredModel } from "../model-registry.js";
import { findAll } from "../search/find-all.js";
import { searchedTags, shownModel, shownVersion } from "./shown-model.js";
import { versionOf } from "./model-versions.js";

const page = { usual: 100, most: 1000 };

export const createRegisteredModel: Handler = ({ fields, registry }) => {
  const name = fields.text("name");
  checkName(name);
  const now = Date.now();
  const description = fields.textOr("description", undefined);
  const model: RegisteredModel = {
    name,
    createdAt: now,
    updatedAt: now,
    tags: fields.pairs("tags"),
    aliases: {},
    ...(description !== undefined && { description }),
  };
  if (!registry.createModel(model)) throw taken(name);
  return { registered_model: shownModel(registry, model) };
};

export const getRegisteredModel: Handler = ({ fields, registry }) => ({
  registered_model: shownModel(registry, modelOf(registry, fields.text("name"))),
});

export const updateRegisteredModel: Handler = (call) => ({
  registered_model: shownModel(
    call.registry,
    change(call, (model) => ({ ...model, description: call.fields.textOr("description", "") })),
  ),
});

export const renameRegisteredModel: Handler = ({ fields, registry, warn }) => {
  const { name: before } = modelOf(registry, fields.text("name"));
  const name = fields.text("new_name");
  checkName(name);
  if (!registry.renameModel(before, name)) throw taken(name);
  warn("AZML587", `a process renamed the registered model "${before}" to "${name}", which Azure ML refuses`);
  return { registered_model: shownModel(registry, modelOf(registry, name)) };
};

export const deleteRegisteredModel: Handler = ({ fields, registry, warn }) => {
  const { name } = modelOf(registry, fields.text("name"));
  registry.deleteModel(name);
  warn("AZML587", `a process deleted the registered model "${name}" with its versions, which Azure ML refuses; here they are archived`);
  return {};
};

export const searchRegisteredModels: Handler = ({ fields, registry }) => {
  const byName = [...registry.models()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const { found, next } = findAll(byName, fields, page, {
    attributes: ({ name, createdAt, updatedAt }) => ({ name, creation_time: createdAt, last_updated_time: updatedAt }),
    tags: ({ tags }) => searchedTags(tags),
  });
  return { registered_models: found.map((model) => shownModel(registry, model)), ...next };
};

/** The newest version of each stage that is asked for, or of every stage. */
export const getLatestVersions: Handler = ({ fields, registry }) => {
  const { name } = modelOf(registry, fields.text("name"));
  const stages = fields.texts("stages").map((stage) => stage.toLowerCase());
  const latest = new Map(registry.versions(name).map((version) => [version.stage.toLowerCase(), version]));
  const found = [...latest].filter(([stage]) => stages.length === 0 || stages.includes(stage));
  return { model_versions: found.map(([, version]) => shownVersion(registry, version)) };
};

export const setRegisteredModelTag: Handler = (call) => {
  const tag = { key: call.fields.text("key"), value: call.fields.text("value") };
  checkPair(tag, "key");
  change(call, (model) => ({ ...model, tags: [...model.tags.filter(({ key }) => key !== tag.key), tag] }));
  return {};
};

export const deleteRegisteredModelTag: Handler = (call) => {
  change(call, (model) => ({ ...model, tags: model.tags.filter(({ key }) => key !== call.fields.text("key")) }));
  return {};
};

export const setAlias: Handler = (call) => {
  const { name, version } = versionOf(call);
  const alias = call.fields.text("alias");
  if (!/^[\w-]+$/.test(alias) || /^v\d+$/i.test(alias) || alias === "latest") throw invalid(`Invalid alias name: '${alias}'.`);
  call.registry.changeModel(name, (model) => ({ ...model, aliases: { ...model.aliases, [alias]: version } }));
  return {};
};

export const deleteAlias: Handler = (call) => {
  const alias = call.fields.text("alias");
  change(call, (model) => ({ ...model, aliases: Object.fromEntries(Object.entries(model.aliases).filter(([name]) => name !== alias)) }));
  return {};
};

export const getVersionByAlias: Handler = ({ fields, registry }) => {
  const { name, aliases } = modelOf(registry, fields.text("name"));
  const alias = fields.text("alias");
  const version = Object.hasOwn(aliases, alias) ? registry.version(name, aliases[alias] ?? "") : undefined;
  if (!version) throw invalid(`Registered model alias ${alias} not found.`);
  return { model_version: shownVersion(registry, version) };
};

function modelOf(registry: ModelRegistry, name: string): RegisteredModel {
  const found = registry.model(name);
  if (!found) throw missing(`Registered Model with name=${name} not found`);
  return found;
}

function change({ fields, registry }: Call, to: (model: RegisteredModel) => RegisteredModel): RegisteredModel {
  const name = fields.text("name");
  return registry.changeModel(name, (model) => ({ ...to(model), updatedAt: Date.now() })) ?? modelOf(registry, name);
}

/** Names are those of the workspace's models: jobs write them as `azureml:name:version`. */
function checkName(name: string): void {
  if (registeredNamePattern.test(name)) return;
  throw invalid(
    `Invalid model name: '${name}'. It has to be letters, digits, '.', '-' and '_', beginning with a letter or digit, at most 255.`,
  );
}

function taken(name: string): MlflowError {
  return new MlflowError("RESOURCE_ALREADY_EXISTS", `Registered Model (name=${name}) already exists.`);
}
