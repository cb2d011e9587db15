import type { CommandLimits, Distribution, Identity, QueueSettings, Resources } from "../../../model/run-settings.js";
import { compact } from "../../../util/compact.js";
import { restDistributionType, restIdentityType } from "../../part/run-settings.js";
import { BodyReader, readWord } from "../source/body-reader.js";
import type { BodyValue } from "../source/body-value.js";
import { readDuration } from "./duration.js";

/** `resources` of a node, a job or a component. */
export function readResources(value: BodyValue | undefined): Resources | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"resources"`);
  const instanceType = reader.get("instance_type");
  const dockerArgs = reader.get("docker_args");
  const resources = compact({
    instanceCount: reader.integer("instance_count"),
    maxInstanceCount: reader.integer("max_instance_count"),
    instanceType: instanceType?.isList ? reader.stringList("instance_type") : reader.string("instance_type"),
    properties: reader.map("properties"),
    dockerArgs: dockerArgs?.isList
      ? reader.stringList("docker_args")
      : (reader.string("docker_args") ?? reader.stringList("docker_args_list")),
    shmSize: reader.string("shm_size"),
    locations: reader.stringList("locations"),
  });
  reader.close();
  return resources;
}

/** `distribution`: `type` in a component, `distribution_type` in a node, `distributionType` in a job. */
export function readDistribution(value: BodyValue | undefined): Distribution | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"distribution"`);
  const type = reader.get("distribution_type") ?? reader.require("type");
  const word = type && readWord(type, restDistributionType);
  if (word === undefined) return undefined;
  const distribution = readDistributionOf(word, reader);
  reader.close();
  return distribution;
}

function readDistributionOf(type: Distribution["type"], reader: BodyReader): Distribution {
  switch (type) {
    case "mpi":
    case "pytorch":
      return { type, ...compact({ processCountPerInstance: reader.integer("process_count_per_instance") }) };
    case "tensorflow":
      return {
        type,
        ...compact({ parameterServerCount: reader.integer("parameter_server_count"), workerCount: reader.integer("worker_count") }),
      };
    case "ray":
      return {
        type,
        ...compact({
          port: reader.integer("port"),
          address: reader.string("address"),
          includeDashboard: reader.boolean("include_dashboard"),
          dashboardPort: reader.integer("dashboard_port"),
          headNodeAdditionalArgs: reader.string("head_node_additional_args"),
          workerNodeAdditionalArgs: reader.string("worker_node_additional_args"),
        }),
      };
  }
}

/** `limits` of a command. */
export function readCommandLimits(value: BodyValue | undefined): CommandLimits | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"limits"`);
  reader.constant("job_limits_type", "Command");
  const limits = compact({ timeout: readDuration(reader, "timeout") });
  reader.close();
  return limits;
}

/** `identity`: `identity_type` in a node, `identityType` in a job, `type` in an AutoML node. */
export function readIdentity(value: BodyValue | undefined): Identity | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"identity"`);
  const type = reader.get("identity_type") ?? reader.require("type");
  const word = type && readWord(type, restIdentityType);
  const ids = compact({
    clientId: reader.string("client_id"),
    objectId: reader.string("object_id"),
    msiResourceId: reader.string("msi_resource_id") ?? reader.string("resource_id"),
  });
  reader.close();
  return word === undefined ? undefined : { type: word, ...ids };
}

const priorityWords: ReadonlyMap<number, string> = new Map([
  [1, "low"],
  [2, "medium"],
  [3, "high"],
]);

/** `queue_settings`: the priority is a number, but for sweep and AutoML nodes. */
export function readQueueSettings(value: BodyValue | undefined): QueueSettings | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"queue_settings"`);
  const tier = reader.string("job_tier");
  const settings = compact({ jobTier: tier?.toLowerCase(), priority: readPriority(reader) });
  reader.close();
  return settings;
}

function readPriority(reader: BodyReader): string | number | undefined {
  const value = reader.get("priority");
  if (value?.string !== undefined) return value.string;
  const number = reader.whole("priority");
  return number === undefined ? undefined : (priorityWords.get(number) ?? number);
}
