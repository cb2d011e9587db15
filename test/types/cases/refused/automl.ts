import { automl, type Binding, choice, input, pipeline, step } from "azml";
import { Prepare } from "../components.js";

@pipeline()
export class Search {
  @input("mltable") data!: Binding<"mltable">;
  @input("uri_folder") folder!: Binding<"uri_folder">;
  build() {
    const some = { trainingData: this.data, targetColumnName: "y" } as const;
    // ! trainingData: no data
    automl.classification({ targetColumnName: "y" });
    // ! trainingData: folder for a table
    automl.classification({ ...some, trainingData: this.folder });
    // ! targetColumnName: no target
    automl.regression({ trainingData: this.data });
    // ! primaryMetric: metric of another task
    automl.classification({ ...some, primaryMetric: "r2_score" });
    // ! primaryMetric: metric misspelt
    automl.textNer({ trainingData: this.data, primaryMetric: "acuracy" });
    // ! primaryMetrics: setting misspelt
    automl.regression({ ...some, primaryMetrics: "r2_score" });
    // ! positiveLabel: setting of another task
    automl.regression({ ...some, positiveLabel: "yes" });
    // ! maxTrial: limit misspelt
    automl.classification({ ...some, limits: { maxTrial: 3 } });
    // ! maxTrials: text for a number
    automl.classification({ ...some, limits: { maxTrials: "many" } });
    // ! mode: unknown featurization
    automl.classification({ ...some, featurization: { mode: "on" } });
    // ! elastic: unknown algorithm
    automl.regression({ ...some, training: { allowedTrainingAlgorithms: ["elastic"] } });
    // ! forecasting: setting of another task
    automl.classification({ ...some, forecasting: {} });
    // ! modelNames: misspelt setting of a search
    automl.imageClassification({ ...some, searchSpace: [{ modelNames: choice("a") }] });
    // ! sweep: search of a tabular task
    automl.classification({ ...some, sweep: {} });
    // ! model: unknown output
    automl.classification(some).outputs.model;
    // ! model: settings of an unknown output
    automl.classification(some, { outputs: { model: {} } });
    // ! validationData: model for a table
    automl.classification({ ...some, validationData: automl.classification(some).outputs.bestModel });
    // ! limits: option of commands
    automl.classification(some, { limits: { timeout: 60 } });
    // ! textNER: task misspelt
    automl.textNER(some);
    step(Prepare, { rawData: this.folder });
  }
}
