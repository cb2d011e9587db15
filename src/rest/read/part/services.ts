import type { JobService } from "../../../model/run-settings.js";
import { compact } from "../../../util/compact.js";
import { restServiceType } from "../../part/run-settings.js";
import { BodyReader, expectMap } from "../source/body-reader.js";
import type { BodyValue } from "../source/body-value.js";

/** Services of the workspace's own, which every answer names. They are no part of a definition. */
const ofTheWorkspace: ReadonlySet<string> = new Set(["Tracking", "Studio"]);

/** `services` of a node or a job, by name. */
export function readServices(value: BodyValue | undefined): Readonly<Record<string, JobService>> | undefined {
  if (value === undefined) return undefined;
  expectMap(value, `"services"`);
  const services = value.entries().flatMap(([name, given]) => {
    const reader = new BodyReader(given, "a service");
    const type = reader.string("job_service_type");
    if (type !== undefined && ofTheWorkspace.has(type)) return [];
    return [[name, readService(reader, type)] as const];
  });
  return services.length === 0 && value.entries().length > 0 ? undefined : Object.fromEntries(services);
}

function readService(reader: BodyReader, restType: string | undefined): JobService {
  reader.skip(["endpoint", "status", "error_message"]);
  const { sshPublicKeys, logDir, ...properties } = reader.map("properties") ?? {};
  const service = compact({
    type: Object.keys(restServiceType).find((name) => restServiceType[name] === restType) ?? restType,
    port: reader.integer("port"),
    nodes: readNodes(reader.get("nodes")),
    ssh_public_keys: sshPublicKeys,
    log_dir: logDir,
    properties: Object.keys(properties).length === 0 ? undefined : properties,
  });
  reader.close();
  return service;
}

function readNodes(value: BodyValue | undefined): string | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"nodes"`);
  const type = reader.string("nodes_value_type");
  reader.close();
  return type?.toLowerCase();
}
