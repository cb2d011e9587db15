import type { Handler } from "../call.js";
import { checkPair } from "../limits.js";
import { findAll } from "../search/find-all.js";
import { runInfo, runName, shownMetric, shownRun } from "../shown-run.js";
import { mlflowStatus, statusOf } from "../status.js";
import { experimentOf } from "./experiments.js";

const page = { usual: 1000, most: 50_000 };
const mostPoints = 25_000;

/** A run that a process begins stands below the run that it names as its parent, else below the node's. */
export const createRun: Handler = ({ fields, node, book, store }) => {
  const tags = fields.pairs("tags");
  for (const tag of tags) checkPair(tag, "tags");
  const tag = (key: string): string | undefined => tags.find((one) => one.key === key)?.value;
  const name = fields.textOr("run_name", tag("mlflow.runName"));
  const asked = experimentOf(store, fields.text("experiment_id"));
  const parentId = tag("mlflow.parentRunId");
  const parent = parentId === undefined ? undefined : book.ownRun(parentId);
  const runId = book.begin(node, parent?.node ?? node, {
    name: name === "" ? undefined : name,
    experiment: asked.id === book.nodeRun(node).experiment ? undefined : asked.name,
    startedAt: fields.timeOr("start_time", Date.now()),
  });
  const run = book.run(runId);
  const user = fields.textOr("user_id", "");
  for (const { key, value } of [...(user === "" ? [] : [{ key: "mlflow.user", value: user }]), ...tags]) {
    book.note(run, { type: "node_tag", key, value });
  }
  if (name !== undefined && name !== "") book.note(run, { type: "node_tag", key: "mlflow.runName", value: name });
  return { run: shownRun(book.logged(book.run(runId)), book) };
};

export const getRun: Handler = ({ fields, book }) => ({
  run: shownRun(book.logged(book.run(fields.textOr("run_id", fields.textOr("run_uuid", "")))), book),
});

export const updateRun: Handler = ({ fields, book }) => {
  const run = book.ownRun(fields.textOr("run_id", fields.textOr("run_uuid", "")));
  const status = fields.textOr("status", undefined);
  if (status !== undefined) book.move(run, statusOf(status), fields.timeOr("end_time", Date.now()));
  const name = fields.textOr("run_name", "");
  if (name !== "") book.note(run, { type: "node_tag", key: "mlflow.runName", value: name });
  return { run_info: runInfo(book.logged(book.run(run.runId)), book) };
};

/** What has happened stays in the history of the job. */
export const deleteRun: Handler = ({ fields, book, warn }) => {
  const { runId, node } = book.ownRun(fields.text("run_id"));
  warn("AZML572", `a process asked to delete the run "${node}" (${runId}), which was kept`);
  return {};
};

export const restoreRun: Handler = ({ fields, book }) => {
  book.run(fields.text("run_id"));
  return {};
};

export const searchRuns: Handler = ({ fields, book, store }) => {
  book.commit();
  if (fields.textOr("run_view_type", "") === "DELETED_ONLY") return { runs: [] };
  const { found, next } = findAll(store.runs(fields.texts("experiment_ids")), fields, page, {
    attributes: (run) => ({
      run_id: run.runId,
      run_name: runName(run),
      experiment_id: run.experiment,
      status: mlflowStatus((book.clientEnd(run.runId) ?? run).status),
      start_time: run.startedAt,
      end_time: run.endedAt,
      user_id: run.tags["mlflow.user"],
      artifact_uri: run.folder,
    }),
    params: ({ params }) => params,
    tags: (run) => ({ "mlflow.runName": runName(run), ...run.tags }),
    metrics: ({ metrics }) => Object.fromEntries(metrics.map(({ key, value }) => [key, value])),
  });
  return { runs: found.map((run) => shownRun(run, book)), ...next };
};

export const getMetricHistory: Handler = ({ fields, book, store }) => {
  const run = book.run(fields.textOr("run_id", fields.textOr("run_uuid", "")));
  const points = store.history(run, fields.text("metric_key"));
  const start = Number(fields.textOr("page_token", "") || 0);
  const end = start + Math.min(fields.wholeOr("max_results", mostPoints), mostPoints);
  return { metrics: points.slice(start, end).map(shownMetric), ...(end < points.length && { next_page_token: String(end) }) };
};
