import type { JobRecord, NodeRecord, OutputRecord } from "../workspace.js";
import type { Answer } from "./arm-client.js";
import { type ChildRun, failureOf } from "./run-history.js";
import { runStatus } from "./run-status.js";

/** A job as `GET …/jobs/<name>` answers it, with what run history knows of its nodes. */
export function jobRecord(job: Answer, workspace: string, children: readonly ChildRun[] = []): JobRecord {
  const properties = (job["properties"] ?? {}) as Answer;
  const name = String(job["name"]);
  const description = properties["description"];
  const status = runStatus(properties["status"]);
  const failure = status === "Failed" ? failureOf(properties["error"]) : undefined;
  const system = (job["systemData"] ?? {}) as Answer;
  return {
    name,
    displayName: String(properties["displayName"] ?? name),
    experimentName: String(properties["experimentName"] ?? "Default"),
    ...(typeof description === "string" ? { description } : {}),
    tags: (properties["tags"] ?? {}) as Record<string, string>,
    status,
    ...(failure === undefined ? {} : { failure }),
    createdAt: String(system["createdAt"] ?? ""),
    where: studioUrl(job, workspace),
    nodes: nodeRecords((properties["jobs"] ?? {}) as Record<string, Answer>, children),
    outputs: Object.fromEntries(Object.entries((properties["outputs"] ?? {}) as Record<string, Answer>).map(([output, value]) => [output, outputRecord(value)])),
  };
}

/** The studio's page of a job: the service's own address for it, or the usual one. */
export function studioUrl(job: Answer, workspace: string): string {
  const { services } = (job["properties"] ?? {}) as { services?: Record<string, { endpoint?: string } | undefined> };
  return services?.["Studio"]?.endpoint ?? `https://ml.azure.com/runs/${String(job["name"])}?wsid=${workspace}`;
}

function nodeRecords(jobs: Readonly<Record<string, Answer>>, children: readonly ChildRun[]): NodeRecord[] {
  const known = new Map(children.map((child) => [child.node, child]));
  const paths = new Set([...Object.keys(jobs), ...known.keys()]);
  return [...paths].map((path) => {
    const child = known.get(path);
    const job = jobs[path];
    return {
      path,
      kind: String(job?.["type"] ?? "command"),
      component: componentName(job?.["componentId"]),
      status: child?.status ?? "NotStarted",
      ...(child?.reused ? { reason: "reused an earlier result" } : {}),
      ...(child?.startedAt === undefined ? {} : { startedAt: child.startedAt }),
      ...(child?.endedAt === undefined ? {} : { endedAt: child.endedAt }),
      outputs: {},
      metrics: {},
    };
  });
}

/** `train:1` of an ARM id; anonymous components have only their hash. */
export function componentName(id: unknown): string {
  const match = /\/components\/([^/]+)\/versions\/([^/]+)/.exec(String(id ?? ""));
  return match === null ? "" : `${match[1]}:${match[2]}`;
}

function outputRecord(output: Answer): OutputRecord {
  const uri = output["uri"];
  return typeof uri === "string" ? { path: uri } : {};
}

