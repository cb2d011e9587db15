import type { AutomlJob } from "../../model/standalone-job.js";
import { compact } from "../../util/compact.js";
import { readAutomlData } from "../automl/read-automl-data.js";
import { readAutomlTask } from "../automl/read-automl-task.js";
import { readEnvironmentVariables, readQueueSettings, readResources } from "../part/read-run-settings.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import { readJobCommon } from "./read-job-common.js";

/** `type: automl`, as a job of its own. */
export function readAutomlJob(value: YamlValue): AutomlJob | undefined {
  const reader = new MapReader(value, "an AutoML job");
  const automl = readAutomlTask(reader);
  if (automl === undefined) return undefined;
  reader.require("training_data");
  const job: AutomlJob = {
    kind: "automl_job",
    ...readJobCommon(reader),
    inputs: readAutomlData(reader, automl.task),
    automl,
    ...compact({
      environmentId: reader.string("environment_id"),
      environmentVariables: readEnvironmentVariables(reader),
      resources: readResources(reader.get("resources"), "node"),
      queueSettings: readQueueSettings(reader.get("queue_settings")),
    }),
  };
  reader.close();
  return job;
}
