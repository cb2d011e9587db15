import { expect, it } from "vitest";
import { javaLack } from "../../src/engine/spark/find-spark.js";
import { folderWithEnvironments } from "../engine/support/automl.js";
import { pythonLack, tellSkipped } from "../engine/support/python.js";
import { azml, repository } from "./support.js";

const lack = pythonLack ?? javaLack(process.env)?.lack;
tellSkipped("sample 9", lack);

it.skipIf(lack !== undefined)("sample 9 finds clusters with the Spark of its conda file", { timeout: 180_000 }, async () => {
  const workspace = ["--local-workspace", folderWithEnvironments()];
  const { all, exitCode } = await azml(repository, ["run", "samples/09-spark", "--plain", ...workspace], { all: true });
  expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
  expect(all).toContain("kmeans_clustering | silhouette = 0.9993\n");
  const shown = await azml(repository, ["job", "show", "last", "--json", ...workspace]);
  const { nodes } = JSON.parse(String(shown.stdout)) as { nodes: { status: string }[] };
  expect(nodes.map(({ status }) => status)).toEqual(["Completed", "Completed"]);
});
