import type { TrackingVariables } from "../engine/tracking.js";
import type { Experiment } from "./tracking-store.js";

export interface Tracked {
  readonly uri: string;
  readonly token: string;
  readonly runId: string;
  readonly experiment: Experiment;
}

/** Variables that have a process log to the node's run, named as Azure ML names them. `env` is what the process has beside. */
export function trackingVariables({ uri, token, runId, experiment }: Tracked, env: NodeJS.ProcessEnv): TrackingVariables {
  return {
    MLFLOW_TRACKING_URI: uri,
    MLFLOW_TRACKING_TOKEN: token,
    MLFLOW_RUN_ID: runId,
    MLFLOW_EXPERIMENT_ID: experiment.id,
    MLFLOW_EXPERIMENT_NAME: experiment.name,
    // This server has no page to look at.
    MLFLOW_SUPPRESS_PRINTING_URL_TO_STDOUT: "true",
    // They would go before the token.
    MLFLOW_TRACKING_USERNAME: undefined,
    MLFLOW_TRACKING_PASSWORD: undefined,
    ...withoutProxy(env),
  };
}

/** Has a process that goes through a proxy leave this machine's own addresses alone. */
function withoutProxy(env: NodeJS.ProcessEnv): TrackingVariables {
  if (!["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"].some((name) => env[name])) return {};
  const known = env["no_proxy"] || env["NO_PROXY"];
  const value = known ? `${known},127.0.0.1` : "127.0.0.1";
  return { no_proxy: value, NO_PROXY: value };
}
