import { randomUUID } from "node:crypto";
import { modelUri } from "../artifacts/artifact-place.js";
import type { Call, Handler } from "../call.js";
import type { Fields, Pair } from "../fields.js";
import { jsonNumber } from "../../model/json-number.js";
import { missing } from "../mlflow-error.js";
import { findAll } from "../search/find-all.js";
import type { MetricPoint, TrackedRun, TrackingStore } from "../tracking-store.js";

const page = { usual: 100, most: 1000 };

/** A model that a process has logged with MLflow 3, as its API shows it. */
interface LoggedModel {
  readonly info: {
    readonly model_id: string;
    readonly experiment_id: string;
    readonly name: string;
    readonly creation_timestamp_ms: number;
    readonly last_updated_timestamp_ms: number;
    readonly artifact_uri: string;
    readonly status: string;
    readonly model_type?: string;
    readonly source_run_id: string;
    readonly tags: readonly Pair[];
  };
  readonly data: { readonly params: readonly Pair[]; readonly metrics: readonly ModelMetric[] };
}

interface ModelMetric extends Pick<MetricPoint, "key" | "step" | "timestamp"> {
  readonly value: unknown;
  readonly run_id: string;
  readonly model_id: string;
  readonly dataset_name?: string;
  readonly dataset_digest?: string;
}

export const createLoggedModel: Handler = ({ fields, node, book, store, differs }) => {
  differs("AZML925", "logs a model by a call of MLflow 3, which Azure ML answers with 404");
  const now = Date.now();
  const id = `m-${randomUUID().replaceAll("-", "")}`;
  const source = fields.textOr("source_run_id", "");
  const run = source === "" ? book.nodeRun(node) : book.ownRun(source);
  const type = fields.textOr("model_type", undefined);
  const name = fields.textOr("name", "");
  const model: LoggedModel = {
    info: {
      model_id: id,
      experiment_id: fields.text("experiment_id"),
      name: name === "" ? id : name,
      creation_timestamp_ms: now,
      last_updated_timestamp_ms: now,
      artifact_uri: modelUri(run.runId, id),
      status: "LOGGED_MODEL_PENDING",
      ...(type !== undefined && { model_type: type }),
      source_run_id: run.runId,
      tags: fields.pairs("tags"),
    },
    data: { params: fields.pairs("params"), metrics: [] },
  };
  return { model: save(store, model) };
};

export const getLoggedModel: Handler = ({ fields, store }) => ({ model: modelOf(store, fields.text("model_id")) });

export const finalizeLoggedModel: Handler = ({ fields, store }) => ({
  model: change(store, fields, (model) => ({ ...model, info: { ...model.info, status: fields.text("status") } })),
});

export const setLoggedModelTags: Handler = ({ fields, store }) => ({
  model: change(store, fields, (model) => ({ ...model, info: { ...model.info, tags: merged(model.info.tags, fields.pairs("tags")) } })),
});

export const deleteLoggedModelTag: Handler = ({ fields, store }) => ({
  model: change(store, fields, (model) => ({
    ...model,
    info: { ...model.info, tags: model.info.tags.filter(({ key }) => key !== fields.text("tag_key")) },
  })),
});

export const logLoggedModelParams: Handler = ({ fields, store }) => {
  change(store, fields, (model) => ({ ...model, data: { ...model.data, params: merged(model.data.params, fields.pairs("params")) } }));
  return {};
};

export const deleteLoggedModel: Handler = ({ fields, store, warn }) => {
  const { info } = modelOf(store, fields.text("model_id"));
  warn("AZML572", `a process asked to delete the logged model "${info.name}" (${info.model_id}), which was kept`);
  return {};
};

export const searchLoggedModels: Handler = ({ fields, store }) => {
  const all = fields.texts("experiment_ids").flatMap((id) => store.documents("logged_model", id) as readonly LoggedModel[]);
  const newest = [...all].sort((a, b) => b.info.creation_timestamp_ms - a.info.creation_timestamp_ms);
  const { found, next } = findAll(newest, fields, page, {
    attributes: ({ info }) => ({
      name: info.name,
      model_id: info.model_id,
      model_type: info.model_type,
      status: info.status.replace("LOGGED_MODEL_", ""),
      source_run_id: info.source_run_id,
      creation_time: info.creation_timestamp_ms,
      last_updated_time: info.last_updated_timestamp_ms,
    }),
    tags: ({ info }) => Object.fromEntries(info.tags.map(({ key, value }) => [key, value])),
    params: ({ data }) => Object.fromEntries(data.params.map(({ key, value }) => [key, value])),
    metrics: ({ data }) => Object.fromEntries(data.metrics.map(({ key, value }) => [key, Number(value)])),
  });
  return { models: found, ...next };
};

/** @throws MlflowError when a metric names a model that is not there */
export function checkModel(store: TrackingStore, of: Fields): void {
  const id = of.textOr("model_id", "");
  if (id !== "") modelOf(store, id);
}

/** A metric that names a model is the model's too: the newest of each key and data set. */
export function addModelMetric({ store }: Call, run: TrackedRun, { value, ...point }: MetricPoint, of: Fields): void {
  const id = of.textOr("model_id", "");
  if (id === "") return;
  const model = modelOf(store, id);
  const [name, digest] = [of.textOr("dataset_name", undefined), of.textOr("dataset_digest", undefined)];
  const metric: ModelMetric = {
    ...point,
    value: jsonNumber(value),
    run_id: run.runId,
    model_id: id,
    ...(name !== undefined && { dataset_name: name }),
    ...(digest !== undefined && { dataset_digest: digest }),
  };
  const others = model.data.metrics.filter((one) => one.key !== metric.key || one.dataset_name !== name || one.dataset_digest !== digest);
  save(store, { ...model, data: { ...model.data, metrics: [...others, metric] } });
}

/** Where the files of a logged model are, and which run has logged it. */
export function loggedModelInfo(store: TrackingStore, id: string): Pick<LoggedModel["info"], "artifact_uri" | "source_run_id"> {
  return modelOf(store, id).info;
}

/** Id of the newest model that a run has logged under a name. */
export function loggedModelOf(store: TrackingStore, run: TrackedRun, name: string): string | undefined {
  const all = store.documents("logged_model", run.experiment) as readonly LoggedModel[];
  const own = all.filter(({ info }) => info.source_run_id === run.runId && info.name === name);
  return own.sort((a, b) => b.info.creation_timestamp_ms - a.info.creation_timestamp_ms)[0]?.info.model_id;
}

/** Name of a logged model, for people. */
export function loggedModelName(store: TrackingStore, id: string): string {
  return modelOf(store, id).info.name;
}

function modelOf(store: TrackingStore, id: string): LoggedModel {
  const found = store.document("logged_model", id);
  if (found === undefined) throw missing(`Logged model with ID '${id}' not found.`);
  return found as LoggedModel;
}

function change(store: TrackingStore, fields: Fields, to: (model: LoggedModel) => LoggedModel): LoggedModel {
  const changed = to(modelOf(store, fields.text("model_id")));
  return save(store, { ...changed, info: { ...changed.info, last_updated_timestamp_ms: Date.now() } });
}

function save(store: TrackingStore, model: LoggedModel): LoggedModel {
  store.writeDocument("logged_model", model.info.model_id, model.info.experiment_id, model);
  return model;
}

function merged(before: readonly Pair[], added: readonly Pair[]): readonly Pair[] {
  const keys = new Set(added.map(({ key }) => key));
  return [...before.filter(({ key }) => !keys.has(key)), ...added];
}
