import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { metricSink } from "../../src/execute/metric-sink.js";

describe("metricSink", () => {
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
    const sink = metricSink({ MLFLOW_TRACKING_URI: uri, MLFLOW_RUN_ID: "r1", MLFLOW_TRACKING_TOKEN: "t" });
    sink.log({ key: "loss", value: 0.5, step: 0, time: 1 });
    sink.log({ key: "loss", value: 0.4, step: 1, time: 2 });
    await sink.flush();
    server.close();
    const path = "/mlflow/v1.0/api/2.0/mlflow/runs/log-metric";
    expect(requests).toEqual([
      [path, "Bearer t", { run_id: "r1", key: "loss", value: 0.5, step: 0, timestamp: 1 }],
      [path, "Bearer t", { run_id: "r1", key: "loss", value: 0.4, step: 1, timestamp: 2 }],
    ]);
  });

  it("does not fail the body when the server is away", async () => {
    const sink = metricSink({ MLFLOW_TRACKING_URI: "http://127.0.0.1:1", MLFLOW_RUN_ID: "r1" });
    sink.log({ key: "loss", value: 0.5, step: 0, time: 1 });
    await expect(sink.flush()).resolves.toBeUndefined();
  });
});
