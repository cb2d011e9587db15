import { createServer } from "node:http";
import { readFileSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { mlflowSink } from "../../src/execute/mlflow-sink.js";
import { temporaryFolder } from "../engine/support/temporary-workspace.js";
import { chooseSink } from "../../src/execute/choose-sink.js";

describe("chooseSink", () => {
  it("logs to the MLflow server that the environment names, in order", async () => {
    const requests: unknown[] = [];
    const server = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => {
        requests.push([request.url, request.headers.authorization, JSON.parse(body)]);
        response.end("{}");
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const uri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/mlflow/v1.0/`;
    const sink = chooseSink({ MLFLOW_TRACKING_URI: uri, MLFLOW_RUN_ID: "r1", MLFLOW_TRACKING_TOKEN: "t" });
    sink.metric("loss", 0.5, 0, 1);
    sink.metric("loss", 0.4, 1, 2);
    sink.param("depth", "3");
    sink.tag("stage", "test");
    await sink.flush();
    server.close();
    const path = (call: string): string => `/mlflow/v1.0/api/2.0/mlflow/runs/${call}`;
    expect(requests).toEqual([
      [path("log-metric"), "Bearer t", { run_id: "r1", key: "loss", value: 0.5, step: 0, timestamp: 1 }],
      [path("log-metric"), "Bearer t", { run_id: "r1", key: "loss", value: 0.4, step: 1, timestamp: 2 }],
      [path("log-parameter"), "Bearer t", { run_id: "r1", key: "depth", value: "3" }],
      [path("set-tag"), "Bearer t", { run_id: "r1", key: "stage", value: "test" }],
    ]);
  });

  it("puts files where Azure ML keeps them, when it is an MLflow server's run", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "roc.svg"), "<svg/>");
    const sink = mlflowSink("http://127.0.0.1:1", "r1", { token: undefined, artifacts: join(folder, "outputs") });
    sink.artifact(join(folder, "roc.svg"), "figures/roc.svg");
    expect(readFileSync(join(folder, "outputs/figures/roc.svg"), "utf8")).toBe("<svg/>");
  });

  it("does not fail the body when the server is away", async () => {
    const sink = chooseSink({ MLFLOW_TRACKING_URI: "http://127.0.0.1:1", MLFLOW_RUN_ID: "r1" });
    sink.metric("loss", 0.5, 0, 1);
    await expect(sink.flush()).resolves.toBeUndefined();
  });
});
