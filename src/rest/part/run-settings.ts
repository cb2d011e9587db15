import type { EnvironmentVariables } from "../../model/environment-variables.js";
import type { CommandLimits, Distribution, Identity, JobService, QueueSettings, Resources } from "../../model/run-settings.js";
import { unreachable } from "../../util/unreachable.js";
import { camelKeys } from "../camel-keys.js";
import { defined, filled, type JsonObject, mapValues } from "../json-object.js";
import { isoDuration } from "./duration.js";

/** `resources` in a component spec. `properties` are not part of it: they go out with the node. */
export function resourcesSpec(resources: Resources): JsonObject {
  const { docker_args_list: list, properties: _, maxInstanceCount: max, ...rest } = resourcesBody(resources);
  return defined({ ...rest, docker_args: list ?? rest["docker_args"], max_instance_count: max });
}

/** `resources` of a sweep node: all of it, in the spelling of YAML. */
export function resourcesAsWritten(resources: Resources): JsonObject {
  return defined({ ...resourcesSpec(resources), properties: resources.properties });
}

/** `environment_variables` of a node: of a variable without a value nothing is sent. */
export function nodeVariablesBody(variables: EnvironmentVariables | undefined): JsonObject | undefined {
  return variables && Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== null));
}

/** `resources` of a node. */
export function resourcesBody(resources: Resources): JsonObject {
  const { dockerArgs, instanceType } = resources;
  return defined({
    instance_count: resources.instanceCount,
    maxInstanceCount: resources.maxInstanceCount,
    instance_type: instanceType,
    properties: resources.properties === undefined ? undefined : mapKeys(resources.properties),
    docker_args: typeof dockerArgs === "string" ? dockerArgs : undefined,
    docker_args_list: typeof dockerArgs === "string" ? undefined : dockerArgs,
    shm_size: resources.shmSize,
    locations: resources.locations,
  });
}

/** Singularity is known to the service by its old name. */
function mapKeys(properties: NonNullable<Resources["properties"]>): JsonObject {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [/^(?:singularity|aisupercomputer)$/i.test(key) ? "AISuperComputer" : key, value]),
  );
}

/** `distribution` in a component spec: with `type`, lower case. */
export function distributionSpec(distribution: Distribution): JsonObject {
  return { type: distribution.type, ...distributionFields(distribution) };
}

export const restDistributionType = { mpi: "Mpi", pytorch: "PyTorch", tensorflow: "TensorFlow", ray: "Ray" } as const satisfies Record<
  Distribution["type"],
  string
>;

/** `distribution` of a node: with `distribution_type`. */
export function distributionBody(distribution: Distribution): JsonObject {
  const fields = distributionFields(distribution);
  // Of Ray alone azure-ai-ml sends the keys of jobs with nodes, too.
  return { distribution_type: restDistributionType[distribution.type], ...(distribution.type === "ray" ? camelKeys(fields) : fields) };
}

function distributionFields(distribution: Distribution): JsonObject {
  switch (distribution.type) {
    case "mpi":
    case "pytorch":
      return defined({ process_count_per_instance: distribution.processCountPerInstance });
    case "tensorflow":
      return defined({ parameter_server_count: distribution.parameterServerCount ?? 0, worker_count: distribution.workerCount });
    case "ray":
      return defined({
        port: distribution.port,
        address: distribution.address,
        include_dashboard: distribution.includeDashboard,
        dashboard_port: distribution.dashboardPort,
        head_node_additional_args: distribution.headNodeAdditionalArgs,
        worker_node_additional_args: distribution.workerNodeAdditionalArgs,
      });
    default:
      return unreachable(distribution);
  }
}

/** `limits` of a command node. */
export function limitsBody(limits: CommandLimits): JsonObject | undefined {
  const { timeout } = limits;
  if (timeout === undefined) return undefined;
  // No time at all is no limit to azure-ai-ml.
  return { ...(timeout === 0 ? {} : { timeout: isoDuration(timeout) }), job_limits_type: "Command" };
}

export const restIdentityType = {
  user_identity: "UserIdentity",
  aml_token: "AMLToken",
  managed_identity: "Managed",
} as const satisfies Record<Identity["type"], string>;

/** `identity` of a node. */
export function nodeIdentityBody(identity: Identity): JsonObject {
  return defined({
    identity_type: restIdentityType[identity.type],
    client_id: identity.clientId,
    object_id: identity.objectId,
    msi_resource_id: identity.msiResourceId,
  });
}

/** `identity` of a job. */
export function jobIdentityBody(identity: Identity): JsonObject {
  return defined({
    identityType: restIdentityType[identity.type],
    clientId: identity.clientId,
    objectId: identity.objectId,
    resourceId: identity.msiResourceId,
  });
}

const priorities = new Map([
  ["low", 1],
  ["medium", 2],
  ["high", 3],
]);

/** `queue_settings` of a node: the priority as a number. */
export function queueSettingsBody(settings: QueueSettings): JsonObject {
  const { priority, jobTier } = settings;
  return defined({
    job_tier: jobTier === undefined ? undefined : jobTier.slice(0, 1).toUpperCase() + jobTier.slice(1).toLowerCase(),
    priority: typeof priority === "string" ? (priorities.get(priority.toLowerCase()) ?? priority) : priority,
  });
}

/** `queue_settings` of a sweep node, in the spelling of YAML. */
export function queueSettingsAsWritten(settings: QueueSettings): JsonObject {
  return defined({ job_tier: settings.jobTier?.toLowerCase(), priority: settings.priority });
}

export const restServiceType: Readonly<Record<string, string>> = {
  ssh: "SSH",
  jupyter_lab: "JupyterLab",
  tensor_board: "TensorBoard",
  vs_code: "VSCode",
};

/** `services` of a node: keys in snake case. */
export function nodeServicesBody(services: Readonly<Record<string, JobService>>): JsonObject {
  const bodies = mapValues(services, (service) => serviceBody(service, { type: "job_service_type", nodesType: "nodes_value_type" }));
  return filled(bodies);
}

/** `services` of a job: keys in camel case. */
export function jobServicesBody(services: Readonly<Record<string, JobService>>): JsonObject {
  return mapValues(services, (service) => serviceBody(service, { type: "jobServiceType", nodesType: "nodesValueType" }));
}

function serviceBody(service: JobService, keys: { readonly type: string; readonly nodesType: string }): JsonObject {
  const given = (service["properties"] ?? {}) as JsonObject;
  const properties = { ...given, ...defined({ sshPublicKeys: service["ssh_public_keys"], logDir: service["log_dir"] }) };
  const type = service.type === undefined ? undefined : restServiceType[service.type.toLowerCase()];
  return defined({
    [keys.type]: type,
    nodes: service["nodes"] === undefined ? undefined : { [keys.nodesType]: "All" },
    port: service["port"],
    properties: Object.keys(properties).length === 0 ? undefined : properties,
  });
}
