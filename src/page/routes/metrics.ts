import { Hono } from "hono";
import { answer, jobOf, type PageContext, type PageEnv } from "../page-context.js";
import { thinned } from "../thinned.js";
import type { MetricCurve } from "../views.js";

/** Points of a curve, at most: more than a screen has columns for one. */
const most = 2000;

export function metricsRoute(context: PageContext) {
  return new Hono<PageEnv>().get("/api/jobs/:name/metrics", async (c) => {
    const { name } = await jobOf(context, c.req.param("name"));
    const histories = await context.workspace.jobs.metrics(name, c.req.queries("node"));
    const curves = histories.map((history): MetricCurve => ({
      ...history,
      points: thinned(history.points, most),
      count: history.points.length,
    }));
    return answer(c, curves);
  });
}
