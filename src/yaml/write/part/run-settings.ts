import type { CommandLimits, Distribution, Identity, JobService, QueueSettings, Resources } from "../../../model/run-settings.js";
import type { Writable } from "../yaml-text.js";

export function writeResources(resources: Resources): Writable {
  return {
    instance_count: resources.instanceCount,
    max_instance_count: resources.maxInstanceCount,
    instance_type: resources.instanceType,
    properties: resources.properties,
    docker_args: resources.dockerArgs,
    shm_size: resources.shmSize,
    locations: resources.locations,
  };
}

export function writeDistribution(distribution: Distribution): Writable {
  switch (distribution.type) {
    case "mpi":
    case "pytorch":
      return { type: distribution.type, process_count_per_instance: distribution.processCountPerInstance };
    case "tensorflow":
      return { type: distribution.type, parameter_server_count: distribution.parameterServerCount, worker_count: distribution.workerCount };
    case "ray":
      return {
        type: distribution.type,
        port: distribution.port,
        address: distribution.address,
        include_dashboard: distribution.includeDashboard,
        dashboard_port: distribution.dashboardPort,
        head_node_additional_args: distribution.headNodeAdditionalArgs,
        worker_node_additional_args: distribution.workerNodeAdditionalArgs,
      };
  }
}

export function writeLimits(limits: CommandLimits): Writable {
  return { timeout: limits.timeout };
}

export function writeIdentity(identity: Identity): Writable {
  return { type: identity.type, client_id: identity.clientId, object_id: identity.objectId, msi_resource_id: identity.msiResourceId };
}

export function writeQueueSettings(settings: QueueSettings): Writable {
  return { job_tier: settings.jobTier, priority: settings.priority };
}

export function writeServices(services: Readonly<Record<string, JobService>>): Writable {
  return Object.fromEntries(Object.entries(services));
}

/** `azureml:` and the name; bindings stay. */
export function writeCompute(compute: string): string {
  return compute.includes("${{") ? compute : `azureml:${compute}`;
}
