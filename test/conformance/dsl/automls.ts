// AutoML in pipelines.
import { automl, type Binding, input, job, pipeline } from "../../../src/index.js";
import { M, type Twin } from "./corpus.js";

export const automl_every_task_as_node: Twin = () => {
  @pipeline({ defaultCompute: "gpu" })
  class P {
    @input("mltable") t!: Binding<"mltable">;
    @input("mltable") v!: Binding<"mltable">;
    build() {
      const data = { trainingData: this.t, validationData: this.v };
      const labelled = { ...data, targetColumnName: "y" };
      automl.imageClassificationMultilabel({ ...labelled, primaryMetric: "iou" });
      automl.imageObjectDetection({ ...labelled, primaryMetric: "mean_average_precision" });
      automl.imageInstanceSegmentation({ ...labelled, primaryMetric: "mean_average_precision" });
      automl.textClassificationMultilabel({ ...labelled, primaryMetric: "accuracy" });
      automl.textNer({ ...data, primaryMetric: "accuracy" });
      const bestModel = { name: "reg", version: "1" };
      const a = automl.regression(
        { trainingData: this.t, targetColumnName: "y", primaryMetric: "r2_score", limits: { maxTrials: 1 } },
        { name: "a", outputs: { bestModel } },
      );
      return { best: a.outputs.bestModel };
    }
  }
  return job(P, { t: M("t"), v: M("v") });
};
