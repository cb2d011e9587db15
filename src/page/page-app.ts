import { existsSync } from "node:fs";
import { join } from "node:path";
import { Hono } from "hono";
import { pageHeaders } from "../server/page-headers.js";
import { readStaticFolder } from "../server/static-folder.js";
import { staticFiles } from "../server/static-files.js";
import { answerApiProblems } from "./api-problem.js";
import type { PageContext, PageEnv } from "./page-context.js";
import { cancelRoute } from "./routes/cancel.js";
import { filesRoute } from "./routes/files.js";
import { jobsRoute } from "./routes/jobs.js";
import { liveRoute } from "./routes/live.js";
import { logRoute } from "./routes/log.js";
import { metricsRoute } from "./routes/metrics.js";
import { whyRoute } from "./routes/why.js";
import { workspaceRoute } from "./routes/workspace.js";

/**
 * The page as an application: its calls, and the files that it is made of.
 *
 * @param studio folder of these files; where it is not there the page is one sentence
 */
export function pageApp(context: PageContext, studio: string): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.use(pageHeaders);
  app.onError(answerApiProblems(context.onFailure));
  app.route("/", pageApi(context));
  app.all("/api/*", (c) => c.json({ error: { message: "There is no such call." } }, 404));
  if (existsSync(join(studio, "index.html"))) app.get("*", staticFiles(readStaticFolder(studio)));
  else app.get("*", (c) => c.text("This azml was built without its page: npm run build makes it.\n", 404));
  return app;
}

function pageApi(context: PageContext) {
  return new Hono<PageEnv>()
    .route("/", workspaceRoute(context))
    .route("/", jobsRoute(context))
    .route("/", liveRoute(context))
    .route("/", metricsRoute(context))
    .route("/", logRoute(context))
    .route("/", filesRoute(context))
    .route("/", whyRoute(context))
    .route("/", cancelRoute(context));
}
