import type { CommandJob, CommandSettings } from "../../../model/standalone-job.js";
import { compact } from "../../../util/compact.js";
import { environmentReference, remoteCode } from "../part/references.js";
import { readCommandLimits, readDistribution, readQueueSettings, readResources } from "../part/run-settings.js";
import type { BodyReader } from "../source/body-reader.js";
import type { JobContext } from "./job-common.js";
import { readStandaloneCommon } from "./standalone-common.js";

export function readCommandJob(reader: BodyReader, context: JobContext): CommandJob | undefined {
  const settings = readCommandSettings(reader);
  const job = {
    ...readStandaloneCommon(reader, context),
    ...compact({
      limits: readCommandLimits(reader.get("limits")),
      queueSettings: readQueueSettings(reader.get("queue_settings")),
      parentJobName: reader.string("parentJobName"),
    }),
  };
  // The service's own words for what the inputs are.
  reader.skip(["parameters"]);
  reader.close();
  return settings && { kind: "command_job", ...job, ...settings };
}

/** The part of it that the trial of a sweep has, too. */
export function readCommandSettings(reader: BodyReader): CommandSettings | undefined {
  reader.require("command");
  const command = reader.string("command");
  const settings = compact({
    code: remoteCode(reader.string("codeId")),
    environment: environmentReference(reader.string("environmentId")),
    environmentVariables: reader.map("environment_variables"),
    resources: readResources(reader.get("resources")),
    distribution: readDistribution(reader.get("distribution")),
  });
  return command === undefined ? undefined : { command, ...settings };
}
