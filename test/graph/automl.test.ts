import { describe, expect, it } from "vitest";
import { compileSource, diagnose } from "./diagnose.js";

describe("automl", () => {
  it("becomes a node whose data are inputs, and states the output that is used", async () => {
    const { job, diagnostics } = await compileSource(`
const use = command({ name: "use", command: "echo \${{inputs.m}}", environment: "azureml:e:1", inputs: { m: "mlflow_model" } });
@pipeline()
class P {
  @input("mltable") data;
  @input("integer", { default: 3 }) trials;
  build() {
    const best = automl.classification(
      { trainingData: this.data, validationData: mltable("azureml:v:1"), targetColumnName: "y", primaryMetric: "accuracy", limits: { maxTrials: this.trials }, training: { enableStackEnsemble: false } },
      { name: "classify", compute: "cpu", inputs: { trainingData: { mode: "direct" } } },
    );
    step(use, { m: best.outputs.bestModel });
    const returned = automl.regression({ trainingData: this.data, targetColumnName: "y" }, { outputs: { bestModel: { name: "reg" } } });
    automl.imageClassification({ trainingData: this.data, targetColumnName: "y", searchSpace: [{ modelName: choice("a", "b"), learningRate: uniform(0.1, 0.2), numberOfEpochs: 3 }] });
    return { best: returned.outputs.bestModel };
  }
}
export default job(P, { data: mltable("azureml:t:1") });
`);
    expect(diagnostics).toEqual([]);
    expect(job?.component.jobs).toMatchObject({
      classify: {
        kind: "automl",
        compute: "cpu",
        inputs: { training_data: { kind: "binding", mode: "direct" }, validation_data: { kind: "asset" } },
        outputs: { best_model: {} },
        automl: {
          task: "classification",
          targetColumnName: "y",
          primaryMetric: "accuracy",
          limits: { maxTrials: "${{parent.inputs.trials}}" },
          training: { enableStackEnsemble: false },
        },
      },
      regressionjob: { outputs: { best_model: { boundTo: "best" } } },
      imageclassificationjob: {
        outputs: {},
        automl: {
          searchSpace: [
            {
              modelName: { type: "choice", values: ["a", "b"] },
              learningRate: { type: "uniform", minValue: 0.1, maxValue: 0.2 },
              numberOfEpochs: 3,
            },
          ],
        },
      },
    });
    expect(job?.outputs).toEqual({ best: { name: "reg" } });
    expect(job?.component.outputs).toEqual({ best: { kind: "mlflow_model" } });
  });

  it("AZML236 wrong setting", async () => {
    expect(
      await diagnose(`
@pipeline()
class P {
  @input("mltable") data;
  build() {
    automl.classification({ trainingData: this.data, primaryMetric: "acuracy", limit: {}, limits: { maxTrial: 5, timeoutMinutes: "1h" } }, { computer: "cpu" });
    automl.regression({ targetColumnName: "y", training: { allowedTrainingAlgorithms: "svm" }, positiveLabel: "yes" }, { name: "reg" });
    automl.imageClassification({ trainingData: this.data, targetColumnName: "y", searchSpace: [3, { learningRate: [1] }] }).outputs.best;
  }
}
export default job(P, { data: mltable("azureml:t:1") });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:6:12 - error AZML236: step "classificationjob" has no target column.
        6 |     automl.classification({ trainingData: this.data, primaryMetric: "acuracy", limit: {}, limits: { maxTrial: 5, timeou…
          |            ~~~~~~~~~~~~~~
        hint: say { targetColumnName: … }: the column that is to be predicted

      pipeline.ts:6:54 - error AZML236: "acuracy" is no metric of step "classificationjob".
        6 |     automl.classification({ trainingData: this.data, primaryMetric: "acuracy", limit: {}, limits: { maxTrial: 5, timeou…
          |                                                      ~~~~~~~~~~~~~
        hint: did you mean "accuracy"?

      pipeline.ts:6:80 - error AZML236: step "classificationjob" has no option "limit".
        6 |     automl.classification({ trainingData: this.data, primaryMetric: "acuracy", limit: {}, limits: { maxTrial: 5, timeou…
          |                                                                                ~~~~~
        hint: did you mean "limits"?

      pipeline.ts:6:101 - error AZML236: "limits" of step "classificationjob" has no option "maxTrial".
        6 |     automl.classification({ trainingData: this.data, primaryMetric: "acuracy", limit: {}, limits: { maxTrial: 5, timeou…
          |                                                                                                     ~~~~~~~~
        hint: did you mean "maxTrials"?

      pipeline.ts:6:114 - error AZML236: option "limits.timeoutMinutes" of step "classificationjob" has to be a whole number of at least 1 or an input of the pipeline, not the text "1h".
        6 | …acy", limit: {}, limits: { maxTrial: 5, timeoutMinutes: "1h" } }, { computer: "cpu" });
          |                                          ~~~~~~~~~~~~~~

      pipeline.ts:6:142 - error AZML217: step "classificationjob" has no option "computer".
        6 | …axTrial: 5, timeoutMinutes: "1h" } }, { computer: "cpu" });
          |                                          ~~~~~~~~
        hint: did you mean "compute"?

      pipeline.ts:7:12 - error AZML205: step "reg" needs the input "trainingData".
        7 |     automl.regression({ targetColumnName: "y", training: { allowedTrainingAlgorithms: "svm" }, positiveLabel: "yes" }, …
          |            ~~~~~~~~~~
        inputs of regressionjob: trainingData, validationData?, testData?

      pipeline.ts:7:60 - error AZML236: option "training.allowedTrainingAlgorithms" of step "reg" has to be a list, not the text "svm".
        7 |     automl.regression({ targetColumnName: "y", training: { allowedTrainingAlgorithms: "svm" }, positiveLabel: "yes" }, …
          |                                                            ~~~~~~~~~~~~~~~~~~~~~~~~~

      pipeline.ts:7:96 - error AZML236: step "reg" has no option "positiveLabel".
        7 |     automl.regression({ targetColumnName: "y", training: { allowedTrainingAlgorithms: "svm" }, positiveLabel: "yes" }, …
          |                                                                                                ~~~~~~~~~~~~~
        hint: options are: trainingData, validationData, testData, primaryMetric, logVerbosity, targetColumnName, validationDataSize, testDataSize, limits, featurization, training, nCrossValidations, cvSplitColumnNames, weightColumnName

      pipeline.ts:8:82 - error AZML236: a search space of step "imageclassificationjob" is the number 3.
        8 |     automl.imageClassification({ trainingData: this.data, targetColumnName: "y", searchSpace: [3, { learningRate: [1] }…
          |                                                                                  ~~~~~~~~~~~
        hint: give settings and their values: { learningRate: uniform(0.001, 0.01) }

      pipeline.ts:8:101 - error AZML236: "learningRate" in a search space of step "imageclassificationjob" is an array.
        8 |     automl.imageClassification({ trainingData: this.data, targetColumnName: "y", searchSpace: [3, { learningRate: [1] }…
          |                                                                                                     ~~~~~~~~~~~~
        hint: give a value, or choice(…), uniform(…) and their siblings

      pipeline.ts:8:133 - error AZML214: step "imageclassificationjob" has no output "best".
        8 | …: [3, { learningRate: [1] }] }).outputs.best;
          |                                          ~~~~
        outputs of step "imageclassificationjob": bestModel

      Found 12 errors.
      "
    `);
  });
});
