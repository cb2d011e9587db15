import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, it } from "vitest";
import { automlPython, folderWithEnvironments } from "../engine/support/automl.js";
import { tellSkipped } from "../engine/support/python.js";
import { program } from "../engine/support/spark.js";
import { temporaryFolder } from "../engine/support/temporary-workspace.js";
import { azml, repository } from "./support.js";

const found = await automlPython();
tellSkipped("sample 8", "lack" in found ? found.lack : undefined);

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
});
