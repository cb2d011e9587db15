import { isTime } from "../../engine/written-fact.js";
import type { Call, Handler } from "../call.js";
import type { Fields, Pair } from "../fields.js";
import { checkBatch, checkKey, checkPair } from "../limits.js";
import { invalid } from "../mlflow-error.js";
import { isMasked } from "../../secrets/secrets.js";
import type { TrackedRun } from "../tracking-store.js";
import { addModelMetric, checkModel } from "./logged-models.js";

interface Point {
  readonly key: string;
  readonly value: number;
  readonly step: number;
  readonly time: number;
  /** The logged model that it is a metric of, too, with what it was measured on. */
  readonly of: Fields;
}

export const logMetric: Handler = (call) => {
  const run = runOf(call);
  const point = pointOf(call, call.fields, "key");
  notePoint(call, run, point);
  return {};
};

export const logParameter: Handler = (call) => {
  const run = runOf(call);
  const param = { key: call.fields.text("key"), value: call.fields.text("value") };
  if (isNewParam(call, run, param)) noteParam(call, run, param);
  return {};
};

export const setTag: Handler = (call) => {
  const run = runOf(call);
  const tag = { key: call.fields.text("key"), value: call.fields.text("value") };
  checkPair(tag, "key");
  call.book.note(run, { type: "node_tag", ...tag });
  return {};
};

export const deleteTag: Handler = (call) => {
  const run = runOf(call);
  const key = call.fields.text("key");
  if (!Object.hasOwn(call.book.logged(run).tags, key)) throw invalid(`No tag with name: ${key} in run with id ${run.runId}`);
  call.book.note(run, { type: "node_tag", key });
  return {};
};

/** All of a batch is looked at before any of it is kept, so that a batch is never taken by half. */
export const logBatch: Handler = (call) => {
  const { fields, book } = call;
  const run = runOf(call);
  const [params, tags] = [fields.pairs("params"), fields.pairs("tags")];
  checkBatch(fields.list("metrics").length, params.length, tags.length);
  const points = fields.list("metrics").map((one, at) => pointOf(call, one, `metrics[${at}].name`));
  const twice = params.filter(({ key }, at) => params.findIndex((other) => other.key === key) !== at).map(({ key }) => key);
  if (twice.length > 0) {
    throw invalid(
      `Duplicate parameter keys have been submitted: ${JSON.stringify(twice)}. Please ensure the request contains only one param value per param key.`,
    );
  }
  for (const tag of tags) checkPair(tag, "tags");
  const fresh = params.filter((param) => isNewParam(call, run, param));
  for (const param of fresh) noteParam(call, run, param);
  for (const tag of tags) book.note(run, { type: "node_tag", ...tag });
  for (const point of points) notePoint(call, run, point);
  return {};
};

function runOf({ fields, book }: Call): TrackedRun {
  return book.ownRun(fields.textOr("run_id", fields.textOr("run_uuid", "")));
}

function pointOf({ store }: Call, fields: Fields, what: string): Point {
  const key = fields.text("key");
  checkKey(key, what);
  checkModel(store, fields);
  const time = fields.wholeOr("timestamp", Date.now());
  if (!isTime(time))
    throw invalid(
      `Invalid value ${time} for parameter 'timestamp' supplied: metric '${key}'. Timestamp must be a nonnegative long (64-bit integer)`,
    );
  return { key, value: fields.number("value"), step: fields.wholeOr("step", 0), time, of: fields };
}

/** Most parameters that Azure ML takes of a run. */
const mostParams = 200;

function noteParam({ book, differs }: Call, run: TrackedRun, param: Pair): void {
  const count = book.noteParam(run, param);
  if (count > mostParams) differs("AZML935", `logs more than ${mostParams} parameters, which Azure ML refuses`);
}

function notePoint(call: Call, run: TrackedRun, { key, value, step, time, of }: Point): void {
  call.book.note(run, { type: "node_metric", key, value, step }, time);
  addModelMetric(call, run, { key, value, step, timestamp: time }, of);
}

/** @throws MlflowError when the parameter has another value. */
function isNewParam({ store }: Call, run: TrackedRun, param: Pair): boolean {
  checkPair(param, "params");
  const before = store.param(run, param.key);
  if (before === undefined || before === param.value) return before === undefined;
  // It is not known what it was.
  if (isMasked(before)) return false;
  throw invalid(
    `Changing param values is not allowed. Param with key='${param.key}' was already logged with value='${before}' for run ID='${run.runId}'. Attempted logging new value '${param.value}'.`,
  );
}
