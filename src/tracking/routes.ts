import type { Handler } from "./call.js";
import { listRunArtifacts } from "./calls/artifacts.js";
import * as experiments from "./calls/experiments.js";
import * as log from "./calls/log.js";
import * as logged from "./calls/logged-models.js";
import * as versions from "./calls/model-versions.js";
import * as registered from "./calls/registered-models.js";
import { logInputs, logOutputs } from "./calls/run-links.js";
import * as runs from "./calls/runs.js";

/** Answers that say yes and do nothing: MLflow 2 tells so of each model that it logs, and sets a tag that says the same. */
const nothing: Handler = () => ({});

/** Method and path below `/api/2.0/mlflow/`; a part that starts with `:` is a field. */
export const routes: Readonly<Record<string, Handler>> = {
  "POST experiments/create": experiments.createExperiment,
  "GET experiments/get": experiments.getExperiment,
  "GET experiments/get-by-name": experiments.getExperimentByName,
  "POST experiments/search": experiments.searchExperiments,
  "GET experiments/search": experiments.searchExperiments,
  "POST experiments/set-experiment-tag": experiments.setExperimentTag,
  "POST runs/create": runs.createRun,
  "GET runs/get": runs.getRun,
  "POST runs/update": runs.updateRun,
  "POST runs/search": runs.searchRuns,
  "POST runs/delete": runs.deleteRun,
  "POST runs/restore": runs.restoreRun,
  "POST runs/log-metric": log.logMetric,
  "POST runs/log-parameter": log.logParameter,
  "POST runs/set-tag": log.setTag,
  "POST runs/delete-tag": log.deleteTag,
  "POST runs/log-batch": log.logBatch,
  "POST runs/log-model": nothing,
  "POST runs/log-inputs": logInputs,
  "POST runs/outputs": logOutputs,
  "GET metrics/get-history": runs.getMetricHistory,
  "GET artifacts/list": listRunArtifacts,
  "POST logged-models": logged.createLoggedModel,
  "POST logged-models/search": logged.searchLoggedModels,
  "GET logged-models/:model_id": logged.getLoggedModel,
  "PATCH logged-models/:model_id": logged.finalizeLoggedModel,
  "DELETE logged-models/:model_id": logged.deleteLoggedModel,
  "PATCH logged-models/:model_id/tags": logged.setLoggedModelTags,
  "DELETE logged-models/:model_id/tags/:tag_key": logged.deleteLoggedModelTag,
  "POST logged-models/:model_id/params": logged.logLoggedModelParams,
  "POST registered-models/create": registered.createRegisteredModel,
  "GET registered-models/get": registered.getRegisteredModel,
  "PATCH registered-models/update": registered.updateRegisteredModel,
  "POST registered-models/rename": registered.renameRegisteredModel,
  "DELETE registered-models/delete": registered.deleteRegisteredModel,
  "GET registered-models/search": registered.searchRegisteredModels,
  "POST registered-models/get-latest-versions": registered.getLatestVersions,
  "GET registered-models/get-latest-versions": registered.getLatestVersions,
  "POST registered-models/set-tag": registered.setRegisteredModelTag,
  "DELETE registered-models/delete-tag": registered.deleteRegisteredModelTag,
  "POST registered-models/alias": registered.setAlias,
  "DELETE registered-models/alias": registered.deleteAlias,
  "GET registered-models/alias": registered.getVersionByAlias,
  "POST model-versions/create": versions.createModelVersion,
  "GET model-versions/get": versions.getModelVersion,
  "GET model-versions/get-download-uri": versions.getDownloadUri,
  "PATCH model-versions/update": versions.updateModelVersion,
  "POST model-versions/transition-stage": versions.transitionStage,
  "DELETE model-versions/delete": versions.deleteModelVersion,
  "GET model-versions/search": versions.searchModelVersions,
  "POST model-versions/set-tag": versions.setModelVersionTag,
  "DELETE model-versions/delete-tag": versions.deleteModelVersionTag,
};
