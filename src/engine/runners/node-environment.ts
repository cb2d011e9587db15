import { delimiter } from "node:path";
import { nodeRunId } from "../node-run-id.js";
import type { NodeRequest } from "./node-request.js";

export interface EnvironmentSettings {
  readonly job: string;
  /** Folder added at the end of PATH. */
  readonly extraPath: string | undefined;
  /** The node's own variables, as texts. */
  readonly environmentVariables: ReadonlyMap<string, string>;
}

/** The environment variables of a node's processes: this process's, what azml says of the run, and the node's own, which win. */
export function nodeEnvironment({ planned, attempt, folder }: NodeRequest, settings: EnvironmentSettings): NodeJS.ProcessEnv {
  const path = process.env["PATH"] ?? "";
  const runId = nodeRunId(settings.job, planned.path);
  return {
    ...process.env,
    ...(settings.extraPath !== undefined && { PATH: `${path}${delimiter}${settings.extraPath}` }),
    AZUREML_RUN_ID: runId,
    AZML_RUN_ID: runId,
    AZML_JOB_NAME: settings.job,
    AZML_NODE: planned.path,
    AZML_ATTEMPT: String(attempt),
    AZML_METRICS_FILE: folder.metricsFile,
    ...Object.fromEntries(settings.environmentVariables),
  };
}
