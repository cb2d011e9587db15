import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Definition } from "../../../src/model/definition.js";
import type { BundledJob } from "../../../src/model/job.js";
import type { Workspace } from "../../../src/workspace/workspace.js";
import { readDefinition } from "../../../src/yaml/read-definition.js";
import { hasShared } from "../../shared.js";
import { type Azurite, startAzurite } from "./azurite.js";
import { FakeService, type Recorded } from "./fake-service.js";
import { swaggerProblems } from "./swagger.js";
import { workspaceOf } from "./workspace-of.js";

let azurite: Azurite;
let service: FakeService;
let workspace: Workspace;
const folder = mkdtempSync(path.join(tmpdir(), "azml-swagger-"));
beforeAll(async () => {
  mkdirSync(path.join(folder, "src"));
  for (const file of ["src/main.py", "data.csv", "model.pkl"]) writeFileSync(path.join(folder, file), file);
  writeFileSync(path.join(folder, "job.yml"), "type: command\ncommand: ls\nenvironment: azureml:e:1\ncompute: azureml:c\n");
  writeFileSync(
    path.join(folder, "pipeline.yml"),
    "type: pipeline\nsettings: { default_compute: azureml:c }\njobs: { a: { type: command, command: ls, environment: azureml:e:1 } }\n",
  );
  azurite = await startAzurite();
});
afterAll(async () => {
  await azurite.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  service = await FakeService.start(azurite);
  workspace = await workspaceOf(service, azurite, { polling: { least: 0.01, most: 0.01 }, git: false });
  return () => service.stop();
});

function read(lines: readonly string[]): Definition {
  const file = path.join(folder, "definition.yml");
  writeFileSync(file, lines.join("\n"));
  const { defined, diagnostics } = readDefinition(file);
  if (defined === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return defined.definition;
}

/** The body that has been sent for it. */
async function sent(lines: readonly string[]): Promise<Recorded> {
  const definition = read(lines);
  switch (definition.kind) {
    case "schedule":
      await workspace.schedules.createOrUpdate(definition);
      break;
    case "data":
      await workspace.data.createOrUpdate(definition);
      break;
    case "model":
      await workspace.models.createOrUpdate(definition);
      break;
    default:
      await workspace.jobs.create(definition as unknown as BundledJob, { as: definition as never });
  }
  return service.requests.findLast(({ method, path: place }) => method === "PUT" && !/^<WS>.codes/.test(place))!;
}

const trial = ["trial: { command: 'python main.py --lr ${{search_space.lr}}', code: ./src, environment: azureml:e:1 }"];
const modelOf: Readonly<Record<string, string>> = {
  image_object_detection: "yolov5",
  image_instance_segmentation: "maskrcnn_resnet50_fpn",
};
const bodies: Readonly<Record<string, readonly string[]>> = {
  "a command": [
    "type: command",
    "command: python main.py ${{inputs.n}} ${{inputs.d}}",
    "code: ./src",
    "environment: { image: ubuntu }",
    "compute: azureml:c",
    "inputs: { n: 3, d: { type: uri_file, path: ./data.csv, mode: download } }",
    "outputs: { o: { type: uri_folder, mode: upload } }",
    "environment_variables: { A: b }",
    "resources: { instance_count: 2, instance_type: Standard_D2, shm_size: 2g }",
    "distribution: { type: pytorch, process_count_per_instance: 2 }",
    "limits: { timeout: 60 }",
    "identity: { type: user_identity }",
    "queue_settings: { job_tier: standard }",
    "services: { s: { type: ssh, ssh_public_keys: key } }",
    "tags: { a: b }",
    "description: d",
  ],
  "a sweep": [
    "type: sweep",
    "compute: azureml:c",
    ...trial,
    "sampling_algorithm: { type: random, seed: 3, rule: sobol }",
    "search_space: { lr: { type: uniform, min_value: 0, max_value: 1 }, n: { type: choice, values: [1, 2] }, q: { type: qnormal, mu: 0, sigma: 1, q: 1 } }",
    "objective: { goal: maximize, primary_metric: acc }",
    "limits: { max_total_trials: 4, max_concurrent_trials: 2, timeout: 3600, trial_timeout: 60 }",
    "early_termination: { type: bandit, slack_factor: 0.1, evaluation_interval: 1, delay_evaluation: 2 }",
  ],
  "a Spark job": [
    "type: spark",
    "code: ./src",
    "entry: { file: main.py }",
    "conf: { spark.driver.cores: 1, spark.driver.memory: 2g, spark.executor.cores: 1, spark.executor.memory: 2g, spark.executor.instances: 1 }",
    "inputs: { d: { type: uri_file, path: ./data.csv, mode: direct } }",
    "args: --d ${{inputs.d}}",
    "resources: { instance_type: Standard_E4S_V3, runtime_version: '3.4' }",
    "identity: { type: managed }",
  ],
  ...Object.fromEntries(
    [
      ["classification", "accuracy"],
      ["regression", "r2_score"],
      ["forecasting", "normalized_root_mean_squared_error"],
    ].map(([task, metric]) => [
      `a search for a model (${task})`,
      [
        "type: automl",
        `task: ${task}`,
        `primary_metric: ${metric}`,
        "target_column_name: y",
        "compute: azureml:c",
        "training_data: { type: mltable, path: azureml:t:1 }",
        "n_cross_validations: 3",
        "limits: { max_trials: 3, timeout_minutes: 20, enable_early_termination: true }",
        "training: { enable_stack_ensemble: false, enable_vote_ensemble: true }",
        "featurization: { mode: auto }",
        ...(task === "forecasting" ? ["forecasting: { time_column_name: t, forecast_horizon: 12, frequency: W }"] : []),
      ],
    ]),
  ),
  ...Object.fromEntries(
    (
      [
        ["image_classification", "accuracy"],
        ["image_classification_multilabel", "iou"],
        ["image_object_detection", "mean_average_precision"],
        ["image_instance_segmentation", "mean_average_precision"],
        ["text_classification", "accuracy"],
        ["text_classification_multilabel", "accuracy"],
        ["text_ner", "accuracy"],
      ] as const
    ).map(([task, metric]) => [
      `a search for a model (${task})`,
      [
        "type: automl",
        `task: ${task}`,
        `primary_metric: ${metric}`,
        ...(task === "text_ner" ? [] : ["target_column_name: y"]),
        "compute: azureml:c",
        "training_data: { type: mltable, path: azureml:t:1 }",
        "validation_data: { type: mltable, path: azureml:v:1 }",
        "limits: { max_trials: 3, max_concurrent_trials: 2, timeout_minutes: 20 }",
        ...(task.startsWith("image")
          ? [
              "training_parameters: { model_name: " + (modelOf[task] ?? "vitb16r224") + ", number_of_epochs: 3 }",
              "sweep: { sampling_algorithm: random, early_termination: { type: bandit, slack_factor: 0.2, evaluation_interval: 2 } }",
              "search_space: [ { learning_rate: { type: uniform, min_value: 0.001, max_value: 0.01 } } ]",
            ]
          : ["featurization: { dataset_language: eng }"]),
      ],
    ]),
  ),
  "a file of data": [
    "$schema: https://azuremlschemas.azureedge.net/latest/data.schema.json",
    "type: uri_file",
    "name: d",
    "version: 1",
    "path: ./data.csv",
    "tags: { a: b }",
    "description: d",
  ],
  "a folder of data": [
    "$schema: https://azuremlschemas.azureedge.net/latest/data.schema.json",
    "type: uri_folder",
    "name: d",
    "version: 2",
    "path: azureml://datastores/x/paths/y/",
  ],
  "a model": [
    "$schema: https://azuremlschemas.azureedge.net/latest/model.schema.json",
    "type: custom_model",
    "name: m",
    "version: 1",
    "path: ./model.pkl",
    "description: d",
    "flavors: { python_function: { loader: x } }",
  ],
  "a schedule of a pipeline": [
    "name: s",
    "display_name: S",
    "trigger: { type: recurrence, frequency: week, interval: 1, time_zone: UTC, schedule: { hours: [4], minutes: [0, 30], week_days: [monday] } }",
    "create_job: { type: pipeline, job: ./pipeline.yml }",
  ],
  "a schedule of a command": [
    "name: s",
    "trigger: { type: cron, expression: '0 3 * * *', start_time: '2030-01-01T00:00:00', time_zone: UTC }",
    "create_job: { type: command, job: ./job.yml }",
  ],
};

describe.skipIf(!hasShared)("Azure's description of its service", () => {
  it.each(["a schedule of a pipeline", "a schedule of a command"])("takes the bodies that disable and enable %s", async (what) => {
    await sent(bodies[what] ?? []);
    for (const change of ["disable", "enable"] as const) {
      service.requests.length = 0;
      await workspace.schedules[change]("s");
      const [request] = service.sent("PUT", /^<WS>.schedules/);
      expect(JSON.parse(request?.body ?? "{}")).toMatchObject({ properties: { isEnabled: change === "enable" } });
      expect(request && swaggerProblems(request)).toEqual([]);
    }
  });

  it.each(Object.entries(bodies))("takes the body of %s", async (_, lines) => {
    const request = await sent(lines);
    expect(swaggerProblems(request)).toEqual([]);
    // And it would not take just anything.
    const wrong = JSON.stringify({ properties: { ...(JSON.parse(request.body) as { properties: object }).properties, no_such_key: 1 } });
    expect(swaggerProblems({ ...request, body: wrong })).not.toEqual([]);
  });
});
