import { fileSink } from "./file-sink.js";
import { keepFile } from "./keep-file.js";
import { mlflowSink } from "./mlflow-sink.js";
import type { RunSink } from "./run-sink.js";

/** The folder in a job's working folder whose files Azure ML keeps with the run. */
const uploaded = "outputs";

/** The sink that the environment asks for: azml's own file, an MLflow server (Azure ML sets its address), else plain lines. */
export function chooseSink(env: NodeJS.ProcessEnv): RunSink {
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
  warning: (message) => void process.stderr.write(`azml: ${message}\n`),
  flush: () => Promise.resolve(),
};
