import { Hono } from "hono";
import { explain, jobsBefore } from "../../compare/explain.js";
import { compact } from "../../util/compact.js";
import { answer, jobOf, nodeOf, type PageContext, type PageEnv } from "../page-context.js";
import type { WhyView } from "../views.js";

export function whyRoute(context: PageContext) {
  return new Hono<PageEnv>().get("/api/jobs/:name/why", async (c) => {
    const job = await jobOf(context, c.req.param("name"));
    const node = nodeOf(job, c.req.query("node"));
    const { sentence, before, ingredients } = explain(job, node, await jobsBefore(context.workspace, job));
    const view: WhyView = compact({ sentence, before, ingredients });
    return answer(c, view);
  });
}
