import type { EnvironmentVariables } from "../../model/environment-variables.js";
import type { CommandLimits, Distribution, Identity, JobService, QueueSettings, Resources } from "../../model/run-settings.js";
import { compact } from "../../util/compact.js";
import { didYouMean } from "../../util/did-you-mean.js";
import { MapReader } from "../source/map-reader.js";
import { describe, expectMap } from "../source/read-value.js";
import type { YamlValue } from "../source/yaml-value.js";
import { byName } from "../../util/by-name.js";

/** `resources:`. Components take unknown keys without a word and drop them; nodes do not. */
export function readResources(value: YamlValue | undefined, owner: "component" | "node"): Resources | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"resources"`);
  const properties = reader.get("properties");
  const dockerArgs = reader.get("docker_args");
  const count = integerOf(reader, owner);
  const resources = compact({
    instanceCount: count("instance_count"),
    maxInstanceCount: count("max_instance_count"),
    instanceType: reader.string("instance_type"),
    properties: properties === undefined ? undefined : (properties.json() as Resources["properties"]),
    dockerArgs: dockerArgs?.isList ? reader.stringList("docker_args") : reader.string("docker_args"),
    shmSize: reader.string("shm_size"),
    locations: reader.stringList("locations"),
  });
  reader.close(owner === "component" ? "warning" : "error");
  return resources;
}

/** A component is the same in every pipeline, so no data binding can stand in it. */
export function integerOf(reader: MapReader, owner: "component" | "node"): (key: string) => number | string | undefined {
  return (key) => (owner === "component" ? reader.whole(key) : reader.integer(key));
}

const distributionKeys = {
  mpi: ["process_count_per_instance"],
  pytorch: ["process_count_per_instance"],
  tensorflow: ["parameter_server_count", "worker_count"],
  ray: ["port", "address", "include_dashboard", "dashboard_port", "head_node_additional_args", "worker_node_additional_args"],
} as const;

/** `distribution:`. */
export function readDistribution(value: YamlValue | undefined, owner: "component" | "node"): Distribution | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"distribution"`);
  reader.require("type");
  const type = reader.oneOf("type", Object.keys(distributionKeys) as (keyof typeof distributionKeys)[], { anyCase: true });
  if (type === undefined) return undefined;
  const distribution = readDistributionOf(type, reader, integerOf(reader, owner));
  reader.close(owner === "component" ? "warning" : "error");
  return distribution;
}

function readDistributionOf(
  type: keyof typeof distributionKeys,
  reader: MapReader,
  count: (key: string) => number | string | undefined,
): Distribution {
  switch (type) {
    case "mpi":
    case "pytorch":
      return { type, ...compact({ processCountPerInstance: count("process_count_per_instance") }) };
    case "tensorflow":
      return {
        type,
        ...compact({ parameterServerCount: count("parameter_server_count"), workerCount: count("worker_count") }),
      };
    case "ray":
      return {
        type,
        ...compact({
          port: count("port"),
          address: reader.string("address"),
          includeDashboard: reader.boolean("include_dashboard"),
          dashboardPort: count("dashboard_port"),
          headNodeAdditionalArgs: reader.string("head_node_additional_args"),
          workerNodeAdditionalArgs: reader.string("worker_node_additional_args"),
        }),
      };
  }
}

/** `limits:` of a command; seconds. A data binding can stand in a node that uses a component, and in no other. */
export function readCommandLimits(value: YamlValue | undefined, owner: "use" | "inline"): CommandLimits | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"limits"`);
  const limits = compact({ timeout: owner === "use" ? reader.integer("timeout") : reader.whole("timeout") });
  reader.close();
  return limits;
}

const identityTypes = {
  user_identity: "user_identity",
  aml_token: "aml_token",
  managed: "managed_identity",
  managed_identity: "managed_identity",
} as const;

/** `identity:`; the type may be written in any case, with or without `_`. */
export function readIdentity(value: YamlValue | undefined): Identity | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"identity"`);
  const written = reader.require("type");
  const plain = (text: string): string => text.toLowerCase().replaceAll("_", "");
  const found =
    written === undefined ? undefined : Object.entries(identityTypes).find(([name]) => plain(name) === plain(written.rawText))?.[1];
  if (found === undefined) {
    const guess = written && didYouMean(written.rawText, Object.keys(identityTypes));
    const hint = guess === undefined ? {} : { hint: `did you mean "${guess}"?` };
    written?.report("AZML411", `${describe(written)} is not one of ${Object.keys(identityTypes).join(", ")}`, hint);
    return undefined;
  }
  const ids =
    found !== "managed_identity"
      ? {}
      : compact({
          clientId: reader.string("client_id"),
          objectId: reader.string("object_id"),
          msiResourceId: reader.string("msi_resource_id"),
        });
  reader.close();
  return { type: found, ...ids };
}

/** `queue_settings:`. */
export function readQueueSettings(value: YamlValue | undefined): QueueSettings | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"queue_settings"`);
  const settings = compact({
    jobTier: reader.oneOf("job_tier", ["spot", "basic", "standard", "premium", "null"], { anyCase: true }),
    priority: reader.oneOf("priority", ["low", "medium", "high"], { anyCase: true }),
  });
  reader.close();
  return settings;
}

/** `services:`, by name. */
export function readServices(value: YamlValue | undefined): Readonly<Record<string, JobService>> | undefined {
  if (value === undefined) return undefined;
  const services = byName<JobService>();
  expectMap(value, `"services"`);
  for (const [name, given] of value.entries()) {
    const reader = new MapReader(given, "a service");
    services[name] = compact({
      type: reader.string("type"),
      port: reader.integer("port"),
      nodes: reader.text("nodes"),
      ssh_public_keys: reader.string("ssh_public_keys"),
      log_dir: reader.string("log_dir"),
      properties: reader.json("properties"),
    });
    for (const key of ["endpoint", "status", "error_message"]) reader.get(key);
    reader.close();
  }
  return services;
}

/** `compute:`: the name behind `azureml:`, or what was written. */
export function readCompute(reader: MapReader): string | undefined {
  const compute = reader.string("compute")?.replace(/^azureml:/, "");
  return compute?.toLowerCase() === "local" ? "local" : compute;
}

/** `environment_variables:`, each as it is written: Azure ML is sent numbers and truth as such. */
export function readEnvironmentVariables(reader: MapReader): EnvironmentVariables | undefined {
  return reader.values("environment_variables");
}
