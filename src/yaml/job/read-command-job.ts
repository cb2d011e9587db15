import { withDoubleBraces } from "../../model/double-braces.js";
import type { CommandJob, CommandSettings } from "../../model/standalone-job.js";
import { compact } from "../../util/compact.js";
import { readCode } from "../part/read-code.js";
import { readEnvironmentValue } from "../part/read-environment-value.js";
import {
  readCommandLimits,
  readDistribution,
  readEnvironmentVariables,
  readQueueSettings,
  readResources,
} from "../part/read-run-settings.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import { readJobCommon } from "./read-job-common.js";

/** `type: command`, or a file without a type that has a command. */
export function readCommandJob(value: YamlValue): CommandJob {
  const reader = new MapReader(value, "a command job");
  const job: CommandJob = {
    kind: "command_job",
    ...readJobCommon(reader),
    ...readCommandSettings(reader),
    ...compact({
      limits: readCommandLimits(reader.get("limits"), "inline"),
      queueSettings: readQueueSettings(reader.get("queue_settings")),
      parentJobName: reader.string("parent_job_name"),
    }),
  };
  reader.close();
  return job;
}

/** What a command is made of, in a job of its own and as the trial of a sweep. */
export function readCommandSettings(reader: MapReader): CommandSettings {
  reader.require("command");
  const place = reader.get("code");
  const code = readCode(place);
  if (code?.kind === "remote" && code.id.startsWith("git+")) {
    place?.report("AZML426", `Invalid code value: ${code.id}. Git paths are not supported.`, { hint: "clone it, and name the folder" });
  }
  return {
    command: withDoubleBraces(reader.string("command") ?? ""),
    ...compact({
      code,
      environment: readEnvironmentValue(reader.require("environment")),
      environmentVariables: readEnvironmentVariables(reader),
      resources: readResources(reader.get("resources"), "node"),
      distribution: readDistribution(reader.get("distribution"), "node"),
    }),
  };
}
