import { jsonNumber } from "../model/json-number.js";
import { runUri } from "./artifacts/artifact-place.js";
import { mlflowStatus } from "./status.js";
import type { RunBook } from "./run-book.js";
import type { LoggedRun, MetricPoint } from "./tracking-store.js";

/** A run as MLflow's API shows it. */
export function shownRun(run: LoggedRun, book: RunBook): object {
  const { runId, params, tags, metrics } = run;
  return {
    info: runInfo(run, book),
    data: {
      metrics: metrics.map(shownMetric),
      params: shownPairs(params),
      tags: shownPairs({ "mlflow.runName": runName(run), ...tags }),
    },
    inputs: book.store.document("run_inputs", runId) ?? {},
    outputs: book.store.document("run_outputs", runId) ?? {},
  };
}

export function runInfo(run: LoggedRun, book: RunBook): object {
  const { runId, startedAt } = run;
  const { status, endedAt } = book.clientEnd(runId) ?? run;
  return {
    run_id: runId,
    run_uuid: runId,
    run_name: runName(run),
    experiment_id: run.experiment,
    user_id: run.tags["mlflow.user"] ?? "",
    status: mlflowStatus(status),
    start_time: startedAt ?? 0,
    ...(endedAt !== undefined && { end_time: endedAt }),
    artifact_uri: runUri(runId),
    lifecycle_stage: "active",
  };
}

export function runName({ node, tags }: Pick<LoggedRun, "node" | "tags">): string {
  return tags["mlflow.runName"] ?? node.slice(node.lastIndexOf("/") + 1);
}

export function shownMetric({ key, value, step, timestamp }: MetricPoint): object {
  return { key, value: jsonNumber(value), step, timestamp };
}

function shownPairs(pairs: Readonly<Record<string, string>>): readonly object[] {
  return Object.entries(pairs).map(([key, value]) => ({ key, value }));
}
