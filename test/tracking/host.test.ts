import { expect, test } from "vitest";
import { job, pipeline } from "../engine/support/job-builder.js";
import { runToEnd } from "../engine/support/temporary-workspace.js";
import { said, scripted } from "./support/scripted-node.js";

test("who has a token may call this machine by any name, and is no page of another site", async () => {
  const script = scripted(`
    const { request } = await import("node:http");
    const { port } = new URL(uri);
    const ask = (more) => new Promise((done) => request(uri, { path: "/api/2.0/mlflow/runs/get?run_id=" + run, headers: { ...headers, ...more } }, (got) => { got.resume(); done(got.statusCode); }).end());
    for (const host of ["127.0.0.1", "localhost", "host.docker.internal", "host.containers.internal", "x"]) say(await ask({ host: host + ":" + port }));
    say(await ask({ origin: "http://evil.example" }));`);
  const finished = await runToEnd(job(pipeline({ asks: script }), {}, { name: "job", experimentName: "exp" }));
  expect(await said(finished, "asks")).toEqual([200, 200, 200, 200, 200, 403]);
  expect(finished.events.filter(({ type }) => type === "warning")).toEqual([]);
});
