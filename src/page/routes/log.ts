import { type Context, Hono } from "hono";
import { ApiProblem } from "../api-problem.js";
import { LogIndexes } from "../log/log-indexes.js";
import { pageOfFile } from "../log/page-of-file.js";
import { pageOfText } from "../log/page-of-text.js";
import type { LogPart } from "../log/log-part.js";
import { answer, jobOf, nodeOf, numberOf, type PageContext, type PageEnv } from "../page-context.js";
import { pathOf, placeOf } from "../placed.js";

/** Lines of one answer, at most. */
const most = 2000;

export function logRoute(context: PageContext) {
  const { workspace } = context;
  const indexes = new LogIndexes();
  return new Hono<PageEnv>().get("/api/jobs/:name/log", async (c) => {
    const job = await jobOf(context, c.req.param("name"));
    const node = nodeOf(job, c.req.query("node"));
    const part = partOf(c);
    if (workspace.kind === "azure") return answer(c, await pageOfText(workspace.jobs.logs(job.name, { node: node.path }), part));
    const file = node.logFile === undefined ? undefined : pathOf(placeOf(workspace, node.logFile));
    return answer(c, await pageOfFile(indexes, file, part));
  });
}

function partOf(c: Context<PageEnv>): LogPart {
  const has = (name: string): boolean => c.req.query(name) !== undefined;
  if (has("tail") && (has("from") || has("lines"))) throw new ApiProblem(400, "Either tail or from and lines can be asked for.");
  const count = { least: 1, most, otherwise: most };
  if (has("tail")) return { tail: numberOf(c, "tail", count) };
  return { from: numberOf(c, "from", { most: Number.MAX_SAFE_INTEGER, otherwise: 0 }), lines: numberOf(c, "lines", count) };
}
