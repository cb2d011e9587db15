import type { SparkJob } from "../../../model/standalone-job.js";
import { compact } from "../../../util/compact.js";
import { environmentReference, remoteCode } from "../part/references.js";
import { readSparkResources, readSparkSettings } from "../part/spark-settings.js";
import type { BodyReader } from "../source/body-reader.js";
import type { JobContext } from "./job-common.js";
import { readStandaloneCommon } from "./standalone-common.js";

export function readSparkJob(reader: BodyReader, context: JobContext): SparkJob {
  const job = {
    ...readStandaloneCommon(reader, context),
    ...readSparkSettings(reader),
    ...compact({
      code: remoteCode(reader.string("codeId")),
      environment: environmentReference(reader.string("environmentId")),
      resources: readSparkResources(reader.get("resources")),
    }),
  };
  reader.close();
  return { kind: "spark_job", ...job };
}
