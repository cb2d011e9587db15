import { jsonNumber } from "../model/json-number.js";
import { keepFile } from "./keep-file.js";
import type { RunSink } from "./run-sink.js";

/**
 * MLflow's REST API, where Azure ML keeps what is logged. What cannot be delivered is a line in the log, not a failed body. Files go into the folder
 * `artifacts`, which Azure ML keeps with the run.
 */
export function mlflowSink(
  uri: string,
  run: string,
  { token, artifacts }: { readonly token: string | undefined; readonly artifacts: string },
): RunSink {
  let last: Promise<void> = Promise.resolve();
  const post = async (call: string, body: object, what: string): Promise<void> => {
    try {
      const response = await fetch(`${uri.replace(/\/$/, "")}/api/2.0/mlflow/runs/${call}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ run_id: run, ...body }),
      });
      if (!response.ok) process.stderr.write(`${what} was not taken: HTTP ${response.status}\n`);
    } catch (error) {
      process.stderr.write(`${what} was not delivered: ${(error as Error).message}\n`);
    }
  };
  const send = (call: string, body: object, what: string): void => {
    last = last.then(() => post(call, body, what));
  };
  return {
    metric: (key, value, step, timestamp) =>
      send("log-metric", { key, value: jsonNumber(value), step, timestamp }, `metric ${key}=${value}`),
    param: (key, value) => send("log-parameter", { key, value }, `param ${key}=${value}`),
    tag: (key, value) => send("set-tag", { key, value }, `tag ${key}=${value}`),
    artifact: (file, name) => keepFile(artifacts, file, name),
    warning: (message) => void process.stderr.write(`azml: ${message}\n`),
    flush: () => last,
  };
}
