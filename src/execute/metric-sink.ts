import { appendFileSync } from "node:fs";
import { jsonNumber } from "../model/json-number.js";

interface Metric {
  readonly key: string;
  readonly value: number;
  readonly step: number;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** Where metrics go. */
export interface MetricSink {
  log(metric: Metric): void;
  /** Resolves when everything logged so far has arrived. */
  flush(): Promise<void>;
}

/** The sink that the environment asks for: azml's own file, an MLflow server (Azure ML sets its address), else plain lines. */
export function metricSink(env: NodeJS.ProcessEnv): MetricSink {
  const file = env["AZML_METRICS_FILE"];
  if (file) {
    return {
      log: (metric) => appendFileSync(file, `${JSON.stringify({ ...metric, value: jsonNumber(metric.value) })}\n`),
      flush: () => Promise.resolve(),
    };
  }
  const { MLFLOW_TRACKING_URI: uri, MLFLOW_RUN_ID: run, MLFLOW_TRACKING_TOKEN: token } = env;
  if (uri && run && /^(https?|azureml):\/\//.test(uri))
    return mlflowSink(uri.replace(/^azureml:/, "https:").replace(/\?.*$/, ""), run, token);
  return {
    log: ({ key, value, step }) => process.stdout.write(`metric ${key}=${value} step=${step}\n`),
    flush: () => Promise.resolve(),
  };
}

/** MLflow's REST API, `runs/log-metric`. A metric that cannot be delivered is a line in the log, not a failed body. */
function mlflowSink(uri: string, run: string, token: string | undefined): MetricSink {
  let last: Promise<void> = Promise.resolve();
  const post = async ({ key, value, step, time }: Metric): Promise<void> => {
    try {
      const response = await fetch(`${uri.replace(/\/$/, "")}/api/2.0/mlflow/runs/log-metric`, {
        method: "POST",
        headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ run_id: run, key, value: jsonNumber(value), step, timestamp: time }),
      });
      if (!response.ok) process.stderr.write(`metric ${key}=${value} was not taken: HTTP ${response.status}\n`);
    } catch (error) {
      process.stderr.write(`metric ${key}=${value} was not delivered: ${(error as Error).message}\n`);
    }
  };
  return {
    log: (metric) => {
      last = last.then(() => post(metric));
    },
    flush: () => last,
  };
}
