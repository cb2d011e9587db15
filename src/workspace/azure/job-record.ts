import type { RunFailure } from "../../events/run-event.js";
import type { JobRecord, NodeRecord, OutputRecord } from "../job-record.js";
import { type Answer, entriesOf, partOf, textOf } from "./answer.js";
import type { ChildRun } from "./run-history.js";
import { runStatus } from "./run-status.js";

/** A job as `GET …/jobs/<name>` answers it, with what run history knows of its nodes, and of why it failed. */
export function jobRecord(job: Answer, workspace: string, children: readonly ChildRun[] = [], failure?: RunFailure): JobRecord {
  const properties = partOf(job, "properties");
  const name = textOf(job, "name") ?? "";
  const description = textOf(properties, "description");
  const status = runStatus(properties["status"]);
  return {
    name,
    displayName: textOf(properties, "displayName") ?? name,
    experimentName: textOf(properties, "experimentName") ?? "Default",
    ...(description === undefined ? {} : { description }),
    tags: partOf(properties, "tags") as Record<string, string>,
    status,
    ...(failure === undefined ? {} : { failure }),
    createdAt: textOf(partOf(job, "systemData"), "createdAt") ?? "",
    where: studioUrl(job, workspace),
    nodes: nodeRecords(entriesOf(properties, "jobs"), children),
    outputs: Object.fromEntries(entriesOf(properties, "outputs").map(([output, value]) => [output, outputRecord(value)])),
    ...(properties["isArchived"] === true && { archived: true }),
  };
}

/** The studio's page of a job: the service's own address for it, or the usual one. */
export function studioUrl(job: Answer, workspace: string): string {
  const studio = partOf(partOf(partOf(job, "properties"), "services"), "Studio");
  return textOf(studio, "endpoint") ?? `https://ml.azure.com/runs/${textOf(job, "name") ?? ""}?wsid=${workspace}`;
}

function nodeRecords(jobs: readonly (readonly [string, Answer])[], children: readonly ChildRun[]): NodeRecord[] {
  const sent = new Map(jobs);
  const known = new Map(children.map((child) => [child.node, child]));
  return [...new Set([...sent.keys(), ...known.keys()])].map((path) => {
    const child = known.get(path);
    const job = sent.get(path) ?? {};
    return {
      path,
      kind: textOf(job, "type") ?? "command",
      component: componentName(textOf(job, "componentId")),
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
function componentName(id: string | undefined): string {
  const match = /\/components\/([^/]+)\/versions\/([^/]+)/.exec(id ?? "");
  return match === null ? "" : `${match[1]}:${match[2]}`;
}

function outputRecord(output: Answer): OutputRecord {
  const path = textOf(output, "uri");
  return path === undefined ? {} : { path };
}
