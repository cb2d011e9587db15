import { existsSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, it } from "vitest";
import { automlPython, folderWithEnvironments } from "../engine/support/automl.js";
import { tellSkipped } from "../engine/support/python.js";
import { program } from "../engine/support/spark.js";
import { temporaryFolder } from "../engine/support/temporary-workspace.js";
import { azml, repository } from "./support.js";

const found = await automlPython();
tellSkipped("sample 8", "lack" in found ? found.lack : undefined);

/** Asks the model for five calls: as an input of the job, and by its name in MLflow. */
const usingJob = `$schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
type: pipeline
jobs:
  used:
    type: command
    environment: azureml:some:1
    inputs:
      model:
        type: mlflow_model
        path: azureml:bankmarketing_example_model@latest
      calls:
        type: uri_file
        path: ${join(repository, "samples/08-automl-in-pipeline/validation-mltable-folder/bank_marketing_validation_data.csv")}
    command: >-
      python -W ignore -c "import sys, mlflow, pandas;
      calls = pandas.read_csv(sys.argv[2]).drop(columns='y').head(5);
      answers = [', '.join(mlflow.pyfunc.load_model(uri).predict(calls)) for uri in (sys.argv[1], 'models:/bankmarketing_example_model/1')];
      print(f'{len(calls)} calls: ' + '; '.join(answers))" \${{inputs.model}} \${{inputs.calls}}
`;

it.skipIf("lack" in found)("sample 8 finds a model of the bank's calls, and registers it", { timeout: 180_000 }, async () => {
  const workspace = ["--local-workspace", folderWithEnvironments()];
  // The step that registers has the mlflow of the `python` on PATH; environments are made by its `python3`.
  const folder = temporaryFolder("python");
  program(join(folder, "python"), `exec "${"python" in found ? found.python : ""}" "$@"`);
  const options = { all: true, env: { PATH: [folder, process.env["PATH"] ?? ""].join(delimiter) } };
  const { all, exitCode } = await azml(repository, ["run", "samples/08-automl-in-pipeline", "--plain", ...workspace], options);
  expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
  expect(all).toContain("preprocess_node | bank_marketing_train_data: 1000 rows\n");
  expect(String(all).match(/trial \d+: \w+/g)).toEqual(["trial 0: light_gbm"]);

  const shown = await azml(repository, ["job", "show", "last", "--json", ...workspace]);
  const { nodes } = JSON.parse(String(shown.stdout)) as {
    nodes: { status: string; metrics: Record<string, number>; outputs: Record<string, { path: string }> }[];
  };
  expect(nodes.map(({ status }) => status)).toEqual(["Completed", "Completed", "Completed"]);
  // 185 of the 250 calls that judge ended with "no".
  expect(nodes[1]?.metrics["accuracy"]).toBeGreaterThan(0.85);
  expect(nodes[1]?.metrics["auc_weighted"]).toBeGreaterThan(0.93);
  expect(nodes[1]?.metrics["norm_macro_recall"]).toBeGreaterThan(0.6);
  expect(existsSync(join(nodes[1]?.outputs["best_model"]?.path ?? "", "MLmodel"))).toBe(true);
  expect(all).toContain("register_model | registered bankmarketing_example_model, version 1\n");

  // It is a model of the workspace: the command shows it, and another job takes it both ways.
  const listed = await azml(repository, ["model", "list", "--json", ...workspace]);
  expect(JSON.parse(String(listed.stdout))).toMatchObject([
    { name: "bankmarketing_example_model", version: "1", type: "mlflow_model", job: expect.stringMatching(/\/register_model$/) as string },
  ]);
  const using = temporaryFolder("using");
  writeFileSync(join(using, "job.yml"), usingJob);
  const used = await azml(using, ["run", "job.yml", "--plain", ...workspace], options);
  expect({ exitCode: used.exitCode, all: used.all }).toMatchObject({ exitCode: 0 });
  expect(used.all).toMatch(/used \| 5 calls: ((?:yes|no)(?:, (?:yes|no)){4}); \1\n/);
});
