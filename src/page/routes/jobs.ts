import { basename, relative } from "node:path";
import { type Context, Hono } from "hono";
import { hasEarlierResult } from "../../events/earlier-result.js";
import type { RunStatus } from "../../events/run-event.js";
import { compact } from "../../util/compact.js";
import type { ListJobsOptions } from "../../workspace/job-operations.js";
import type { JobOrigin, JobRecord } from "../../workspace/job-record.js";
import { ApiProblem } from "../api-problem.js";
import { answer, numberOf, type PageContext, type PageEnv } from "../page-context.js";
import type { JobRow } from "../views.js";

/** Jobs of one answer, at most. */
const most = 10_000;

const statuses: ReadonlySet<string> = new Set<RunStatus>([
  "NotStarted",
  "Queued",
  "Preparing",
  "Running",
  "Finalizing",
  "Completed",
  "Failed",
  "Canceled",
]);

export function jobsRoute({ workspace }: PageContext) {
  return new Hono<PageEnv>().get("/api/jobs", async (c) => {
    const jobs = await workspace.jobs.list(askedFor(c));
    return answer(c, jobs.map(rowOf));
  });
}

function askedFor(c: Context<PageEnv>): ListJobsOptions {
  const status = c.req.queries("status")?.flatMap((text) => text.split(","));
  const unknown = status?.find((one) => !statuses.has(one));
  if (unknown !== undefined) throw new ApiProblem(400, `There is no status "${unknown}".`);
  const view = c.req.query("view");
  if (view !== undefined && !isView(view)) throw new ApiProblem(400, "view has to be active, archived or all.");
  const tags = c.req.queries("tag")?.map((text) => {
    const at = text.indexOf("=");
    return at < 0 ? { key: text } : { key: text.slice(0, at), value: text.slice(at + 1) };
  });
  const experimentName = c.req.query("experiment");
  const limit = numberOf(c, "limit", { least: 1, most, otherwise: 100 });
  return { limit, ...compact({ status: status as RunStatus[] | undefined, view, tags, experimentName }) };
}

function isView(text: string): text is "active" | "archived" | "all" {
  return text === "active" || text === "archived" || text === "all";
}

function rowOf(job: JobRecord): JobRow {
  const { name, displayName, experimentName, status, createdAt, startedAt, endedAt, tags, archived, nodes } = job;
  return {
    ...compact({ name, displayName, experimentName, status, createdAt, startedAt, endedAt, tags, archived, of: sourceOf(job.origin) }),
    nodes: nodes.length,
    reused: nodes.filter(hasEarlierResult).length,
    failed: nodes.filter((node) => node.status === "Failed").length,
  };
}

/** The file as whoever ran it would write it, or the schedule. */
function sourceOf(origin: JobOrigin | undefined): string | undefined {
  if (origin?.file === undefined) return origin?.schedule;
  const path = relative(origin.cwd, origin.file);
  return path === "" || path.startsWith("..") ? basename(origin.file) : path.replaceAll("\\", "/");
}
