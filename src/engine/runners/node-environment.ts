import { delimiter } from "node:path";
import type { ReadyEnvironment } from "../environments/environments.js";
import { nodeRunId } from "../node-run-id.js";
import type { TrackingVariables } from "../tracking.js";
import type { NodeRequest } from "./node-request.js";

export interface EnvironmentSettings {
  readonly job: string;
  /** Folder added at the end of PATH. */
  readonly extraPath: string | undefined;
  /** Environment variables that all nodes of the run get. */
  readonly variables: Readonly<Record<string, string>>;
  /** What its processes run in. */
  readonly environment: ReadyEnvironment;
  /** The node's own variables, as texts. */
  readonly environmentVariables: ReadonlyMap<string, string>;
  /** Variables that have the node's processes log to this run by MLflow. */
  readonly tracking: TrackingVariables;
}

/** The environment variables of a node's processes: this process's, the run's, what azml says of the run, and the node's own; the last one wins. */
export function nodeEnvironment(request: NodeRequest, settings: EnvironmentSettings): NodeJS.ProcessEnv {
  // It would lead Node to packages that are nowhere else.
  const given = { ...process.env, NODE_PATH: undefined, ...settings.variables };
  return { ...given, ...pathVariables(settings, given), ...runVariables(request, settings) };
}

/** What azml says of the run, and the node's own variables. */
export function runVariables(
  { planned, attempt, folder }: NodeRequest,
  settings: EnvironmentSettings,
): Readonly<Record<string, string | undefined>> {
  const runId = nodeRunId(settings.job, planned.path);
  return {
    AZUREML_RUN_ID: runId,
    AZML_RUN_ID: runId,
    AZML_JOB_NAME: settings.job,
    AZML_NODE: planned.path,
    AZML_ATTEMPT: String(attempt),
    AZML_METRICS_FILE: folder.metricsFile,
    AZML_ARTIFACTS_FOLDER: folder.artifacts,
    // Whoever names another server wants none of what belongs to this one.
    ...(settings.environmentVariables.has("MLFLOW_TRACKING_URI") ? {} : settings.tracking),
    ...Object.fromEntries(settings.environmentVariables),
  };
}

/** Where programs are found: in the node's Python environment, then as everywhere, then in azml's own folder. */
function pathVariables({ environment, extraPath }: EnvironmentSettings, given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const venv = environment.kind === "venv" ? environment : undefined;
  if (venv === undefined && extraPath === undefined) return {};
  // Windows spells it Path.
  const name = Object.keys(given).find((variable) => variable.toUpperCase() === "PATH") ?? "PATH";
  const path = [venv?.programs, given[name], extraPath].filter((folder) => folder !== undefined).join(delimiter);
  // Both would lead a Python away from its own packages.
  return { [name]: path, ...(venv && { VIRTUAL_ENV: venv.folder, PYTHONHOME: undefined, PYTHONPATH: undefined }) };
}
