import { Hono } from "hono";
import { answer, jobOf, type PageContext, type PageEnv } from "../page-context.js";

export function cancelRoute(context: PageContext) {
  return new Hono<PageEnv>().post("/api/jobs/:name/cancel", async (c) => {
    const { name } = await jobOf(context, c.req.param("name"));
    await context.workspace.jobs.cancel(name);
    return answer(c, {});
  });
}
