import { describe, expect, it } from "vitest";
import type { JobRecord } from "../../src/workspace/job-record.js";
import { azml, plain, project } from "./support.js";

const pipeline = `
import { writeFileSync } from "node:fs";
import { commandComponent, context, job, pipeline, step } from "azml";

@commandComponent()
export class Train {
  async run(): Promise<void> {
    for (const [key, value] of Object.entries({ depth: 3, shuffle: true, solver: "x".repeat(60) })) context.logParam(key, value);
    context.setTag("stage", "test");
    context.setTag("mlflow.user", "me");
    context.logMetric("loss", 0.5);
    writeFileSync("roc 日.svg", "<svg/>");
    writeFileSync("notes.txt", "seen");
    context.logArtifact("roc 日.svg", "figures");
    context.logArtifact("notes.txt", "figures");
    context.logArtifact("notes.txt");
  }
}

@pipeline()
export class Training {
  build() {
    step(Train, {});
    return {};
  }
}
export default job(Training, {});
`;

/** A run that logs by MLflow's API, with a run below it, as its clients do. */
const script = `
const { MLFLOW_TRACKING_URI: uri, MLFLOW_TRACKING_TOKEN: token, MLFLOW_RUN_ID: run_id, MLFLOW_EXPERIMENT_ID: experiment_id } = process.env;
const post = async (path, body) => (await fetch(uri + "/api/2.0/mlflow/" + path, { method: "POST", headers: { authorization: "Bearer " + token }, body: JSON.stringify(body) })).json();
await post("runs/log-parameter", { run_id, key: "depth", value: "3" });
const { run } = await post("runs/create", { experiment_id, run_name: "lr 0.1" });
await post("runs/log-metric", { run_id: run.info.run_id, key: "loss", value: 0.25, timestamp: 1, step: 0 });
await post("runs/update", { run_id: run.info.run_id, status: "FINISHED" });
await post("registered-models/rename-all", {});
`;

const yaml = `
type: pipeline
jobs:
  train:
    type: command
    environment: azureml:any:1
    code: ./src
    command: node main.mjs
`;

describe("what a node logs", () => {
  it.each([
    ["a process of its own", []],
    ["azml's process", ["--in-process"]],
  ] as const)("through context, in %s, is shown with its job", async (_, options) => {
    const folder = project({ "pipeline.ts": pipeline });
    const { exitCode, stdout } = await azml(folder, ["run", "pipeline.ts", "--name", "logging", ...options]);
    expect(exitCode, String(stdout)).toBe(0);
    const shown = await azml(folder, ["job", "show", "logging"]);
    expect(plain(shown.stdout, folder)).toMatchInlineSnapshot(`
      "node   status       time
      train  ✓ Completed  <time>

      metrics
      train  loss 0.5

      parameters
      train  depth 3  shuffle true  solver xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…

      tags
      train  stage test

      artifacts
      train  figures/ (2 files)  notes.txt

      outputs of nodes  .azml/runs/logging/<node>/outputs
      artifacts         .azml/runs/logging/<node>/artifacts
      logs              .azml/runs/logging/<node>/user_logs/std_log.txt

      ✓ logging Completed in <time>
      "
    `);
    const { stdout: json } = await azml(folder, ["job", "show", "logging", "--json"]);
    const [train] = (JSON.parse(String(json)) as JobRecord).nodes;
    expect(train?.params).toEqual({ depth: "3", shuffle: "true", solver: "x".repeat(60) });
    expect(train?.tags).toEqual({ stage: "test", "mlflow.user": "me" });
    expect(Object.entries(train?.artifacts ?? {}).map(([name, { size }]) => [name, size])).toEqual([
      ["figures/notes.txt", 4],
      ["figures/roc 日.svg", 6],
      ["notes.txt", 4],
    ]);
  });

  it("by MLflow is shown as it comes, runs that it begins below it, and calls that are not there as a warning", async () => {
    const folder = project({ "job.yml": yaml, "src/main.mjs": script });
    const { exitCode, stdout } = await azml(folder, ["run", "job.yml"]);
    expect(exitCode).toBe(0);
    expect(plain(stdout, folder)).toMatchInlineSnapshot(`
      "<job>: job, 1 node
      run: .azml/runs/<job>
      train: Running
      train/lr 0.1: Running
      train/lr 0.1: step 0 loss 0.25
      train/lr 0.1: Completed (<time>)
      warning AZML571: a process asked azml's tracking endpoint for what it does not have: POST /api/2.0/mlflow/registered-models/rename-all
      train: Completed (<time>)

      node      status       time
      train     ✓ Completed  <time>
        lr 0.1  ✓ Completed  <time>

      metrics
      train/lr 0.1  loss 0.25

      parameters
      train  depth 3

      outputs of nodes  .azml/runs/<job>/<node>/outputs
      logs              .azml/runs/<job>/<node>/user_logs/std_log.txt

      ✓ <job> Completed in <time>
      "
    `);
  });
});
