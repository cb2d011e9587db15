import type { SparkJob } from "../../model/standalone-job.js";
import { compact } from "../../util/compact.js";
import { readSparkEnvironment } from "../part/read-environment-value.js";
import { readSparkCode, readSparkResources, readSparkSettings } from "../part/read-spark-settings.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import { readJobCommon } from "./read-job-common.js";

/** `type: spark`, as a job of its own. */
export function readSparkJob(value: YamlValue): SparkJob {
  const reader = new MapReader(value, "a Spark job");
  reader.require("entry");
  const job: SparkJob = {
    kind: "spark_job",
    ...readJobCommon(reader),
    code: readSparkCode(reader),
    ...compact({
      environment: readSparkEnvironment(reader.get("environment")),
      resources: readSparkResources(reader.get("resources"), "inline"),
    }),
    ...readSparkSettings(reader),
  };
  reader.close();
  return job;
}
