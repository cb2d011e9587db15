import type { StandaloneJobCommon } from "../../../model/standalone-job.js";
import { compact } from "../../../util/compact.js";
import { readInputs } from "../part/input-value.js";
import { readOutputs } from "../part/output-setting.js";
import type { BodyReader } from "../source/body-reader.js";
import { type JobContext, readJobCommon } from "./job-common.js";

/** What every job has that is no pipeline. */
export function readStandaloneCommon(reader: BodyReader, context: JobContext): StandaloneJobCommon {
  return {
    ...readJobCommon(reader, context),
    ...compact({ tags: reader.stringsOrNull("tags"), properties: reader.stringsOrNull("properties") }),
    inputs: readInputs(reader.get("inputs"), "job"),
    outputs: readOutputs(reader.get("outputs")),
    source: "YAML.JOB",
  };
}
