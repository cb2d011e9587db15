import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pandasPath, tellSkipped } from "../engine/support/python.js";
import { azml, repository } from "./support.js";

const python = pandasPath();
tellSkipped("the run of sample 7", "lack" in python ? python.lack : undefined);

test.skipIf("lack" in python)("sample 7 runs: pictures in one parallel node, rows of a table in the other", async () => {
  const folder = mkdtempSync(join(tmpdir(), "azml parallel "));
  const env = { PATH: "path" in python ? python.path : "" };
  const { stdout, stderr, exitCode } = await azml(
    repository,
    ["run", "--no-as-azure", "samples/07-parallel-nodes", "--local-workspace", folder],
    { env },
  );
  expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
  expect(stdout).toContain("processed_items 75  failed_items 0  failed_mini_batches 0");
  const [run = ""] = readdirSync(join(folder, "runs"));
  const outputs = (node: string): string => join(folder, "runs", run, node, "outputs/job_output_path");
  expect(readdirSync(outputs("file_batch_score")).sort()).toEqual(["0.pgm", "1.pgm", "2.pgm", "3.pgm"]);
  expect(readFileSync(join(outputs("file_batch_score"), "3.pgm"), "utf8")).toMatch(/3\.pgm: 25 dark cells\n$/);
  const rows = readFileSync(join(outputs("batch_score_with_tabular_input"), "parallel_run_step.txt"), "utf8")
    .trim()
    .split("\n");
  expect(rows).toHaveLength(75);
  expect([rows[0], rows[30], rows[74]]).toEqual(["5.1 3.5 1.4 0.2 setosa", "5.0 2.0 3.5 1.0 versicolor", "6.2 3.4 5.4 2.3 virginica"]);
});
