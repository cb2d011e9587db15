import type { Diagnostic } from "../../../diagnostics/diagnostic.js";
import type { Node } from "../../../model/pipeline.js";
import type { JobScope, NodeScope } from "../../job-scope.js";
import { difference } from "../difference.js";

/** `compute: local`, which only single commands of azure-ai-ml's own know. */
export function localCompute({ job, location, nodes }: JobScope): Diagnostic[] {
  const isLocal = (compute: string | undefined): boolean => compute !== undefined && /^(?:azureml:)?local$/i.test(compute);
  const found: Diagnostic[] = [];
  for (const [path, compute] of [
    ["compute", job.compute],
    ["settings.default_compute", job.settings.defaultCompute],
  ] as const) {
    if (isLocal(compute)) found.push(difference("AZML930", "the job names compute: local", { path, location, focus: "local" }));
  }
  for (const { name, node, path, location: at } of nodes) {
    const place = { path: `${path}.compute`, location: at, focus: "local" };
    if ("compute" in node && isLocal(node.compute)) found.push(difference("AZML930", `node "${name}" names compute: local`, place));
  }
  return found;
}

/** Oldest runtime of serverless Spark that is still there. */
const oldestSpark = 3.4;

/** Versions of Spark that the service had once. */
export function sparkRuntimes({ nodes }: JobScope): Diagnostic[] {
  return nodes.flatMap(({ name, node, path, location }) => {
    const version = node.kind === "spark" ? node.resources?.runtimeVersion : undefined;
    if (version === undefined || !(Number.parseFloat(version) < oldestSpark)) return [];
    const place = { path: `${path}.resources.runtime_version`, location, focus: version };
    return [difference("AZML931", `node "${name}" asks for Spark ${version}`, place)];
  });
}

const mostMachines = 100;

/** Machines of MPI and parallel runs. */
export function manyMachines({ nodes }: JobScope): Diagnostic[] {
  return nodes.flatMap(({ name, node, path, location, component }) => {
    const count = machinesOf(node, component);
    if (count === undefined || count <= mostMachines) return [];
    const place = { path: `${path}.resources.instance_count`, location };
    return [difference("AZML932", `node "${name}" asks for ${count} machines, of ${mostMachines}`, place)];
  });
}

function machinesOf(node: Node, component: NodeScope["component"]): number | undefined {
  if (node.kind !== "parallel" && node.kind !== "command") return undefined;
  const own = component?.kind === "parallel" || component?.kind === "command" ? component : undefined;
  if (node.kind === "command") {
    const { type } = node.distribution ?? (own?.kind === "command" ? own.distribution : undefined) ?? {};
    if (type !== "mpi") return undefined;
  }
  const count = node.resources?.instanceCount ?? own?.resources?.instanceCount;
  return typeof count === "number" ? count : undefined;
}

const longestLife = 21 * 24 * 60 * 60;

/** Time limits that a job does not live to see. */
export function longLimits({ nodes }: JobScope): Diagnostic[] {
  return nodes.flatMap(({ name, node, path, location }) => {
    const timeout = node.kind === "command" || node.kind === "sweep" ? node.limits?.timeout : undefined;
    if (typeof timeout !== "number" || timeout <= longestLife) return [];
    const days = Math.round(timeout / 86_400);
    return [
      difference("AZML933", `node "${name}" may run for ${days} days, and a job ends after 21`, {
        path: `${path}.limits.timeout`,
        location,
      }),
    ];
  });
}

const mostTrials = 1000;

/** Trials of a sweep. */
export function manyTrials({ nodes }: JobScope): Diagnostic[] {
  return nodes.flatMap(({ name, node, path, location }) => {
    if (node.kind !== "sweep") return [];
    const { maxTotalTrials, maxConcurrentTrials } = node.limits ?? {};
    const look = (field: string, count: number | string | undefined): Diagnostic[] =>
      typeof count === "number" && count > mostTrials
        ? [
            difference("AZML934", `${field} of node "${name}" is ${count}, and at most ${mostTrials}`, {
              path: `${path}.limits.${field}`,
              location,
            }),
          ]
        : [];
    return [...look("max_total_trials", maxTotalTrials), ...look("max_concurrent_trials", maxConcurrentTrials)];
  });
}
