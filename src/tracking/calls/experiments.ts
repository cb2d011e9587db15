import type { Handler } from "../call.js";
import { checkPair } from "../limits.js";
import { MlflowError, missing } from "../mlflow-error.js";
import { findAll } from "../search/find-all.js";
import type { Experiment, TrackingStore } from "../tracking-store.js";

/** Default of MLflow's, and the most that it answers with. */
const page = { usual: 1000, most: 50_000 };

export const createExperiment: Handler = ({ fields, store }) => {
  const name = fields.text("name");
  if (store.experimentNamed(name)) throw new MlflowError("RESOURCE_ALREADY_EXISTS", `Experiment '${name}' already exists.`);
  return { experiment_id: store.createExperiment(name, tagsOf(fields.pairs("tags"))).id };
};

export const getExperiment: Handler = ({ fields, store }) => ({ experiment: shown(experimentOf(store, fields.text("experiment_id"))) });

export const getExperimentByName: Handler = ({ fields, store }) => {
  const name = fields.text("experiment_name");
  const found = store.experimentNamed(name);
  if (!found) throw missing(`Could not find experiment with name '${name}'`);
  return { experiment: shown(found) };
};

export const searchExperiments: Handler = ({ fields, store }) => {
  const { found, next } = findAll(store.experiments(), fields, page, {
    attributes: ({ id, name, createdAt }) => ({ experiment_id: id, name, creation_time: createdAt, last_update_time: createdAt }),
    tags: ({ tags }) => tags,
  });
  return { experiments: found.map(shown), ...next };
};

export const setExperimentTag: Handler = ({ fields, store }) => {
  const { id, tags } = experimentOf(store, fields.text("experiment_id"));
  const pair = { key: fields.text("key"), value: fields.text("value") };
  checkPair(pair, "key");
  store.setExperimentTags(id, { ...tags, [pair.key]: pair.value });
  return {};
};

/** @throws MlflowError when there is no such experiment. */
export function experimentOf(store: TrackingStore, id: string): Experiment {
  const found = store.experiment(id);
  if (!found) throw missing(`No Experiment with id=${id} exists`);
  return found;
}

function tagsOf(pairs: readonly { readonly key: string; readonly value: string }[]): Readonly<Record<string, string>> {
  return Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
}

function shown({ id, name, createdAt, tags }: Experiment): object {
  return {
    experiment_id: id,
    name,
    artifact_location: "mlflow-artifacts:/",
    lifecycle_stage: "active",
    creation_time: createdAt,
    last_update_time: createdAt,
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
  };
}
