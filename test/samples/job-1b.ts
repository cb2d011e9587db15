// Sample 2 with the inputs and texts of the original sample.
import { job, uriFile } from "azml";
import { TrainScoreEval } from "../../samples/02-decorated-components/src/pipeline.js";

const titanic = "wasbs://demo@dprepdata.blob.core.windows.net/Titanic.csv";

export default job(
  TrainScoreEval,
  { inputData: uriFile(titanic), testData: uriFile(titanic), learningRate: 0.1 },
  {
    displayName: "pipeline_with_python_function_components",
    description: "E2E dummy train-score-eval pipeline with components defined via python function components",
    outputs: { modelOutput: { mode: "rw_mount", path: "azureml://datastores/workspaceblobstore/paths/custom_path/${{name}}/" } },
  },
);
