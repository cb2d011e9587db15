import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { JobRecord } from "../../src/workspace/job-record.js";
import { azml, plain, project } from "./support.js";

const yaml = `
type: sweep
display_name: tune
trial:
  command: >-
    echo "{\\"key\\": \\"loss\\", \\"value\\": \${{search_space.x}}}" >> "$AZML_METRICS_FILE";
    echo \${{inputs.word}} $GREETING \${{search_space.x}} > \${{outputs.model}}/model.txt
  environment: azureml:e:1
  environment_variables: { GREETING: hello }
inputs: { word: first }
outputs: { model: { type: uri_folder } }
compute: azureml:cpu
sampling_algorithm: grid
search_space: { x: { type: choice, values: [3, 1, 2] } }
objective: { primary_metric: loss, goal: minimize }
limits: { max_total_trials: 3, max_concurrent_trials: 1 }
`;

const typescript = `
import { choice, command, standaloneJob, sweep } from "azml";
const score = command({
  command: 'echo "{\\\\"key\\\\": \\\\"loss\\\\", \\\\"value\\\\": \${{inputs.x}}}" >> "$AZML_METRICS_FILE"; echo \${{inputs.x}} > \${{outputs.model}}/model.txt',
  environment: "azureml:e:1",
  inputs: { x: "number" },
  outputs: { model: "uri_folder" },
});
export default standaloneJob(() =>
  sweep(score, { x: choice(3, 1, 2) }, {
    primaryMetric: "loss",
    goal: "maximize",
    samplingAlgorithm: "grid",
    limits: { maxTotalTrials: 3, maxConcurrentTrials: 1 },
  }),
);
`;

describe("a job that is a sweep", () => {
  it("runs from YAML, with inputs of the command line", async () => {
    const folder = project({ "sweep.yml": yaml });
    const { stdout, stderr, exitCode } = await azml(folder, ["run", "sweep.yml", "-i", "word=second", "--name", "tuning"]);
    expect(plain(stdout, folder)).toMatchInlineSnapshot(`
      "tuning: tune, 1 node
      run: .azml/runs/tuning
      sweep: Running
      sweep | sampling: grid
      sweep/trial_0: x 3
      sweep/trial_0: Running
      sweep/trial_0: step 0 loss 3
      sweep/trial_0: Completed (<time>)
      sweep | trial_0 is the best of 1: loss 3, x=3
      sweep: step 1 loss 3
      sweep/trial_1: x 1
      sweep/trial_1: Running
      sweep/trial_1: step 0 loss 1
      sweep/trial_1: Completed (<time>)
      sweep | trial_1 is the best of 2: loss 1, x=1
      sweep: step 2 loss 1
      sweep/trial_2: x 2
      sweep/trial_2: Running
      sweep/trial_2: step 0 loss 2
      sweep/trial_2: Completed (<time>)
      sweep | all trials: <project>/.azml/runs/tuning/sweep/trials.html
      sweep: Completed (<time>): trial_1 is the best of 3

      node       status       time
      sweep      ✓ Completed  <time>  trial_1 is the best of 3
        trial_0  ✓ Completed  <time>  x 3
        trial_1  ✓ Completed  <time>  x 1
        trial_2  ✓ Completed  <time>  x 2

      metrics
      sweep          loss 1
      sweep/trial_0  loss 3
      sweep/trial_1  loss 1
      sweep/trial_2  loss 2

      outputs
      model  .azml/runs/tuning/sweep/trial_1/outputs/model

      outputs of nodes  .azml/runs/tuning/<node>/outputs
      logs              .azml/runs/tuning/<node>/user_logs/std_log.txt

      ✓ tuning Completed in <time>
      "
    `);
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    const record = JSON.parse(String((await azml(folder, ["job", "show", "tuning", "--json"])).stdout)) as JobRecord;
    expect(readFileSync(join(record.outputs["model"]?.path ?? "", "model.txt"), "utf8")).toBe("second hello 1\n");
    expect(readFileSync(join(record.where, "sweep/trials.html"), "utf8")).toContain("Best: <b>trial_1</b>, loss 1, x=1");
  });

  it("runs from TypeScript", async () => {
    const folder = project({ "job.ts": typescript });
    const { stdout, exitCode } = await azml(folder, ["run", "job.ts", "--name", "tuning"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("trial_0 is the best of 1: loss 3, x=3");
    const record = JSON.parse(String((await azml(folder, ["job", "show", "tuning", "--json"])).stdout)) as JobRecord;
    expect(readFileSync(join(record.outputs["model"]?.path ?? "", "model.txt"), "utf8")).toBe("3\n");
  });
});
