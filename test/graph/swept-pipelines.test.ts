import { expect, it } from "vitest";
import { compileSource, diagnose } from "./diagnose.js";

const source = `
const train = command({ name: "train", command: "train \${{inputs.rate}}", environment: "azureml:e:1", inputs: { rate: "number" }, compute: "c" });
@pipeline()
class Inner {
  @input("number") rate;
  build() {
    step(train, { rate: this.rate });
  }
}
@pipeline()
class P {
  build() {
    sweep(Inner, { rate: uniform(0, 1) }, { name: "search", primaryMetric: "m", goal: "maximize", limits: { maxTotalTrials: 2 } });
  }
}
export default job(P, {}, { defaultCompute: "c" });
`;

it("AZML337: a sweep over a pipeline is for this machine, and neither sent to Azure ML nor written for it", async () => {
  expect(await diagnose(source)).toBe("");
  expect(await diagnose(source, { target: "files" })).toMatchInlineSnapshot(`
    "pipeline.ts:13:5 - error AZML337: the trial of sweep "search" is a pipeline, which Azure ML does not sweep.
      13 |     sweep(Inner, { rate: uniform(0, 1) }, { name: "search", primaryMetric: "m", goal: "maximize", limits: { maxTotalTri…
         |     ~~~~~
      at jobs.search.trial
      hint: sweep the step of it that has the hyperparameters, or run the job on this machine

    Found 1 error.
    "
  `);
  const { diagnostics } = await compileSource(source, { target: "azure" });
  expect(diagnostics).toMatchObject([{ code: "AZML337", severity: "error", path: "jobs.search.trial" }]);
});
