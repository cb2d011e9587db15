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
    type: readType(reader, restType),
    port: reader.integer("port"),
    nodes: readNodes(reader.get("nodes")),
    ssh_public_keys: sshPublicKeys,
    log_dir: logDir,
    properties: Object.keys(properties).length === 0 ? undefined : properties,
  });
  reader.close();
  return service;
}

/** A type that azure-ai-ml has no name for is one that the service added. */
function readType(reader: BodyReader, restType: string | undefined): string | undefined {
  const name = Object.keys(restServiceType).find((key) => restServiceType[key] === restType);
  if (name === undefined && restType !== undefined) {
    const message = `"${restType}" is not one of ${Object.values(restServiceType).join(", ")}`;
    reader.get("job_service_type")?.report("AZML617", message, { severity: "warning" });
  }
  return name ?? restType;
}

function readNodes(value: BodyValue | undefined): string | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"nodes"`);
  const type = reader.oneOf("nodes_value_type", { all: "All" });
  reader.close();
  return type;
}
