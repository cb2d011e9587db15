import { isDeepStrictEqual } from "node:util";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type RunEvent, terminalStatuses } from "../events/run-event.js";
import type { JobGraph } from "../picture/job-graph.js";
import { withRuns } from "../picture/with-runs.js";
import type { JobRecord, NodeRecord } from "../workspace/job-record.js";
import type { Workspace } from "../workspace/workspace.js";
import { Gathered } from "./gathered.js";
import { pictureOfJob } from "./picture-of-job.js";
import { Spans } from "./spans.js";
import type { JobHead, JobPatch, JobView } from "./views.js";

/** Milliseconds in which what happens is gathered before it is sent, at least. */
const gathering = 120;
/** How much longer it is gathered than it takes to read the job, so that large jobs leave the processor to their nodes. */
const idle = 4;

/**
 * A job as it is, and then what changes of it until it has ended. A reader who is slow gets fewer and larger changes.
 *
 * @throws AzmlError when the workspace cannot be read
 */
export async function* liveJob(workspace: Workspace, name: string, signal: AbortSignal): AsyncIterable<JobView | JobPatch> {
  const { jobs } = workspace;
  const first = await jobs.get(name);
  if (first === undefined) return;
  const { graph: picture, warnings } = await pictureOfJob(workspace, first);
  const spans = new Spans();
  const told: Diagnostic[] = [...warnings];
  const take = (event: RunEvent): void => {
    spans.take(event);
    if (event.type === "warning") told.push(event.diagnostic);
  };
  const events = new Gathered(jobs.stream(name), take, signal);
  // Of a job that has ended everything is there already.
  const hasEnded = terminalStatuses.has(first.status);
  if (hasEnded) await events.end;
  let known: JobRecord | undefined;
  let graph: JobGraph | undefined;
  let warned = 0;
  let pause = gathering;
  for (;;) {
    // What has happened up to here is in the record that is read after it.
    const goesOn = await events.next(pause);
    const start = performance.now();
    const record = hasEnded ? first : await jobs.get(name);
    if (record === undefined || signal.aborted) return;
    const hasNewNodes = known?.nodes.length !== record.nodes.length;
    if (hasNewNodes) graph = withRuns(picture, record.nodes);
    if (known === undefined) yield { ...partsOf(record), graph: graph ?? picture, spans: spans.all(), warnings: told };
    else yield* patchOf(known, record, { graph: hasNewNodes ? graph : undefined, spans, warnings: told.slice(warned) });
    spans.changes();
    warned = told.length;
    known = record;
    pause = Math.max(gathering, idle * (performance.now() - start));
    if (!goesOn) return;
  }
}

function* patchOf(
  before: JobRecord,
  now: JobRecord,
  { graph, spans, warnings }: { readonly graph: JobGraph | undefined; readonly spans: Spans; readonly warnings: readonly Diagnostic[] },
): Iterable<JobPatch> {
  const old = new Map(before.nodes.map((node) => [node.path, node]));
  const nodes = now.nodes.filter((node) => !isDeepStrictEqual(old.get(node.path), node));
  const { job } = partsOf(now);
  const changed = spans.changes();
  const patch: JobPatch = {
    ...(!isDeepStrictEqual(partsOf(before).job, job) && { job }),
    ...(nodes.length > 0 && { nodes }),
    ...(graph !== undefined && { graph }),
    ...(changed.length > 0 && { spans: changed }),
    ...(warnings.length > 0 && { warnings }),
  };
  if (Object.keys(patch).length > 0) yield patch;
}

function partsOf({ nodes, ...job }: JobRecord): { readonly job: JobHead; readonly nodes: readonly NodeRecord[] } {
  return { job, nodes };
}
