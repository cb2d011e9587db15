import { automl, type Binding, command, input, job, mltable, pipeline, step } from "azml";
import { preprocessing } from "./environments.js";

const preprocess = command({
  inputs: { train_data: "mltable", validation_data: "mltable" },
  outputs: { preprocessed_train_data: "mltable", preprocessed_validation_data: "mltable" },
  code: "./preprocess.py",
  environment: preprocessing,
  command:
    "python preprocess.py --train_data ${{inputs.train_data}} --validation_data ${{inputs.validation_data}} --preprocessed_train_data ${{outputs.preprocessed_train_data}} --preprocessed_validation_data ${{outputs.preprocessed_validation_data}}",
});

const register = command({
  inputs: { model_input_path: "mlflow_model", model_base_name: { type: "string", default: "bankmarketing_example_model" } },
  code: "./register.py",
  environment: "azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
  command: "python register.py --model_input_path ${{inputs.model_input_path}} --model_base_name ${{inputs.model_base_name}}",
});

@pipeline({ description: "AutoML Classification Pipeline", defaultCompute: "cpu-cluster", experimentName: "pipeline_samples" })
export class AutomlClassification {
  @input("mltable") classificationTrainData!: Binding<"mltable">;
  @input("mltable") classificationValidationData!: Binding<"mltable">;

  build() {
    const prepared = step(
      preprocess,
      { train_data: this.classificationTrainData, validation_data: this.classificationValidationData },
      {
        name: "preprocess_node",
        outputs: { preprocessed_train_data: { type: "mltable" }, preprocessed_validation_data: { type: "mltable" } },
      },
    );
    // Which metrics there are, and which settings, depends on the task: tsc knows.
    const best = automl.classification(
      {
        trainingData: prepared.outputs.preprocessed_train_data,
        validationData: prepared.outputs.preprocessed_validation_data,
        targetColumnName: "y",
        primaryMetric: "accuracy",
        featurization: { mode: "auto" },
        limits: { maxTrials: 1 },
        training: { enableStackEnsemble: false, enableVoteEnsemble: false },
      },
      { name: "classification_node", outputs: { bestModel: { type: "mlflow_model" } } },
    );
    step(
      register,
      { model_input_path: best.outputs.bestModel, model_base_name: "bankmarketing_example_model" },
      { name: "register_model" },
    );
  }
}

export default job(AutomlClassification, {
  classificationTrainData: mltable("./training-mltable-folder/"),
  classificationValidationData: mltable("./validation-mltable-folder/"),
});
