import { automl, type Binding, choice, input, pipeline, step, uniform } from "azml";
import { Tools } from "../components.js";

@pipeline()
export class Search {
  @input("mltable") data!: Binding<"mltable">;
  build() {
    const trainingData = this.data;
    const best = automl.classification(
      {
        trainingData,
        validationData: this.data,
        targetColumnName: "y",
        primaryMetric: "auc_weighted",
        positiveLabel: "yes",
        featurization: { mode: "auto" },
        limits: { maxTrials: 5, timeoutMinutes: 30 },
        training: { enableStackEnsemble: false, blockedTrainingAlgorithms: ["logistic_regression"] },
        nCrossValidations: "auto",
      },
      { name: "classify", compute: "cpu", outputs: { bestModel: { name: "best" } } },
    );
    step(Tools.evaluate, { model: best.outputs.bestModel });
    automl.regression({ trainingData, targetColumnName: "y", primaryMetric: "r2_score", testData: this.data });
    automl.forecasting({ trainingData, targetColumnName: "y", forecasting: { timeColumnName: "t", forecastHorizon: 4, frequency: "W" } });
    automl.imageClassification({
      trainingData,
      targetColumnName: "y",
      searchSpace: [{ modelName: choice("a", "b"), learningRate: uniform(0.001, 0.01), numberOfEpochs: 3 }, { layersToFreeze: choice(0, 2) }],
      sweep: { samplingAlgorithm: "random" },
    });
    automl.imageClassificationMultilabel({ trainingData, targetColumnName: "y", primaryMetric: "iou" });
    automl.imageObjectDetection({ trainingData, targetColumnName: "y", trainingParameters: { modelSize: "small" } });
    automl.imageInstanceSegmentation({ trainingData, targetColumnName: "y" });
    automl.textClassification({ trainingData, validationData: this.data, targetColumnName: "y", featurization: { datasetLanguage: "eng" } });
    automl.textClassificationMultilabel({ trainingData, validationData: this.data, targetColumnName: "y" });
    automl.textNer({ trainingData, validationData: this.data });
  }
}
