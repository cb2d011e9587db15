import { describe, expect, it } from "vitest";
import { submitJob } from "../../src/rest/submit/submit-job.js";
import { writeJob } from "../../src/yaml/write-job.js";
import { RecordingTarget } from "../conformance/recording-target.js";
import { compileSource, diagnose } from "./diagnose.js";

const source = (local: string): string => `
@commandComponent()
class Work {
  run() {}
}
@pipeline()
class P {
  build() {
    step(Work, {}, { local: ${local} });
  }
}
export default job(P, {});
`;

describe("settings for this machine", () => {
  it("that are no settings are told, all at once", async () => {
    const wrong = "{ environment: 'conda', retries: { max: -1, backoff: NaN, tries: 2 }, cpus: 0.5, memoryGb: 0, gpus: 1 }";
    expect(await diagnose(source(wrong))).toMatchInlineSnapshot(`
      "pipeline.ts:9:31 - error AZML217: option "local.environment" of step "work" has to be "host", "auto", "venv", or "docker", not the text "conda".
        9 |     step(Work, {}, { local: { environment: 'conda', retries: { max: -1, backoff: NaN, tries: 2 }, cpus: 0.5, memoryGb: …
          |                               ~~~~~~~~~~~

      pipeline.ts:9:64 - error AZML217: option "local.retries.max" of step "work" has to be a whole number of at least 0, not the number -1.
        9 |     step(Work, {}, { local: { environment: 'conda', retries: { max: -1, backoff: NaN, tries: 2 }, cpus: 0.5, memoryGb: …
          |                                                                ~~~

      pipeline.ts:9:73 - error AZML217: option "local.retries.backoff" of step "work" has to be a number of at least 0, not NaN.
        9 |     step(Work, {}, { local: { environment: 'conda', retries: { max: -1, backoff: NaN, tries: 2 }, cpus: 0.5, memoryGb: …
          |                                                                         ~~~~~~~

      pipeline.ts:9:87 - error AZML217: "local.retries" of step "work" has no option "tries".
        9 |     step(Work, {}, { local: { environment: 'conda', retries: { max: -1, backoff: NaN, tries: 2 }, cpus: 0.5, memoryGb: …
          |                                                                                       ~~~~~
        hint: options are: max, backoff

      pipeline.ts:9:99 - error AZML217: option "local.cpus" of step "work" has to be a whole number of at least 1, not the number 0.5.
        9 |     step(Work, {}, { local: { environment: 'conda', retries: { max: -1, backoff: NaN, tries: 2 }, cpus: 0.5, memoryGb: …
          |                                                                                                   ~~~~

      pipeline.ts:9:110 - error AZML217: option "local.memoryGb" of step "work" has to be a number above 0, not the number 0.
        9 |     step(Work, {}, { local: { environment: 'conda', retries: { max: -1, backoff: NaN, tries: 2 }, cpus: 0.5, memoryGb: …
          |                                                                                                              ~~~~~~~~

      pipeline.ts:9:123 - error AZML217: "local" of step "work" has no option "gpus".
        9 | …aN, tries: 2 }, cpus: 0.5, memoryGb: 0, gpus: 1 } });
          |                                          ~~~~
        hint: did you mean "cpus"?

      Found 7 errors.
      "
    `);
  });

  it("that are sound are no problem", async () => {
    expect(await diagnose(source("{ environment: 'venv', retries: { max: 0, backoff: 0 }, cpus: 2, memoryGb: 0.5 }"))).toBe("");
  });

  it("are neither sent nor written, of any kind of node", async () => {
    const all = (local: string): string => `
const train = command({ name: "train", command: "train \${{inputs.rate}}", environment: "azureml:e:1", inputs: { rate: "number" }, compute: "c" });
const decide = command({ name: "decide", command: "decide \${{outputs.yes}}", environment: "azureml:e:1", outputs: { yes: "boolean" } });
@pipeline()
class Inner {
  build() {
    step(train, { rate: 1 }, { ${local} });
  }
}
@pipeline()
class P {
  build() {
    step(Inner, {}, { ${local} });
    sweep(train, { rate: uniform(0, 1) }, { primaryMetric: "m", goal: "maximize", limits: { maxTotalTrials: 2 }, ${local} });
    const decided = step(decide, {}, { ${local} });
    ifElse(decided.outputs.yes, () => step(train, { rate: 2 }, { name: "yes", ${local} }));
    parallelFor([{ rate: 1 }], (item) => step(train, { rate: item.rate }, { name: "each", ${local} }));
    automl.classification({ trainingData: mltable("azureml:t:1"), targetColumnName: "y", primaryMetric: "accuracy" }, { ${local} });
  }
}
export default job(P, {}, { defaultCompute: "c" });
`;
    const sent = async (local: string): Promise<unknown> => {
      const { job, diagnostics, folder } = await compileSource(all(local));
      expect(diagnostics).toEqual([]);
      if (!job) throw new Error("no job");
      const target = new RecordingTarget();
      await submitJob(job, target, { name: "job", experimentName: "experiment" });
      const texts = { calls: target.calls, files: writeJob(job, folder) };
      return JSON.parse(JSON.stringify(texts).replaceAll(folder, "<folder>"));
    };
    const said = "local: { environment: 'venv', retries: { max: 2 }, cpus: 2, memoryGb: 4 }";
    const withThem = await sent(said);
    expect(withThem).toEqual(await sent(""));
    expect(JSON.stringify(withThem)).not.toMatch(/memoryGb|retries/);
  });
});
