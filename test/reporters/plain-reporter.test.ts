import { expect, test } from "vitest";
import { plainReporter } from "../../src/reporters/plain-reporter.js";
import { summary } from "../../src/reporters/summary.js";
import { ending, events, record, Written } from "./sample-run.js";

test("lines for starts and ends, logs and metrics, then the summary", () => {
  const output = new Written();
  const reporter = plainReporter({ output, cwd: "/project" });
  for (const event of [...events, ...ending]) reporter.handle(event);
  const lines = output.text;
  reporter.end(record);
  expect(lines).toBe(`bold_fig_0123456789: Image classification, 4 nodes
run: .azml/runs/bold_fig_0123456789
warning AZML540: output "model" stays here
prepare: Running
prepare/split: Running
prepare/split | 100 rows
prepare/split: Completed (1.3s)
prepare: Completed (1.3s)
train: Running
train: step 1 accuracy 0.12346
train | no such  column 日本語
train: Failed (1m 21s): the command ended with exit code 3
score: Canceled: node "train" failed
`);
  expect(output.text).toBe(lines + summary(record, { colors: false, cwd: "/project" }));
});
