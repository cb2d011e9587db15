import { Hono } from "hono";
import { streamEvents, type StreamedEvent } from "../../server/stream-events.js";
import { liveJob } from "../live-job.js";
import { jobOf, type PageContext, type PageEnv, writeJson } from "../page-context.js";

export function liveRoute(context: PageContext) {
  const { onFailure } = context;
  return new Hono<PageEnv>().get("/api/jobs/:name/live", async (c) => {
    const { name } = await jobOf(context, c.req.param("name"));
    return streamEvents(c, (_, signal) => watch(context, name, signal), { write: writeJson, onFailure });
  });
}

/** Whoever comes back begins anew: a job as it is says everything that has happened to it. */
async function* watch({ workspace, onWatch }: PageContext, name: string, signal: AbortSignal): AsyncIterable<StreamedEvent> {
  let end = (): void => {};
  onWatch(new Promise((resolve) => (end = resolve)));
  try {
    let count = 0;
    for await (const data of liveJob(workspace, name, signal)) {
      yield { id: String(count), event: count === 0 ? "view" : "patch", data };
      count++;
    }
    if (!signal.aborted) yield { id: String(count), event: "end", data: {} };
  } finally {
    end();
  }
}
