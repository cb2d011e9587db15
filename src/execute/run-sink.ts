import { fileSink } from "./file-sink.js";
import { keepFile } from "./keep-file.js";
import { mlflowSink } from "./mlflow-sink.js";

/** Where what a body says of its run goes, when it is a process of its own. */
export interface RunSink {
  metric(key: string, value: number, step: number, time: number): void;
  param(key: string, value: string): void;
  tag(key: string, value: string): void;
  artifact(file: string, name: string): void;
  /** Resolves when everything logged so far has arrived. */
  flush(): Promise<void>;
}

/** The folder in a job's working folder whose files Azure ML keeps with the run. */
const uploaded = "outputs";

/** The sink that the environment asks for: azml's own file, an MLflow server (Azure ML sets its address), else plain lines. */
export function runSink(env: NodeJS.ProcessEnv): RunSink {
  const { AZML_METRICS_FILE: file, AZML_ARTIFACTS_FOLDER: folder = uploaded } = env;
  if (file) return fileSink(file, folder);
  const { MLFLOW_TRACKING_URI: uri, MLFLOW_RUN_ID: run, MLFLOW_TRACKING_TOKEN: token } = env;
  if (uri && run && /^(https?|azureml):\/\//.test(uri))
    return mlflowSink(uri.replace(/^azureml:/, "https:").replace(/\?.*$/, ""), run, { token, artifacts: uploaded });
  return plainSink;
}

const plainSink: RunSink = {
  metric: (key, value, step) => void process.stdout.write(`metric ${key}=${value} step=${step}\n`),
  param: (key, value) => void process.stdout.write(`param ${key}=${value}\n`),
  tag: (key, value) => void process.stdout.write(`tag ${key}=${value}\n`),
  artifact: (path, name) => keepFile(uploaded, path, name),
  flush: () => Promise.resolve(),
};
