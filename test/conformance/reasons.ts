/** Why azml differs from azure-ai-ml somewhere, on purpose or not yet. Every difference has one, and every one has a difference. */
export interface Reason {
  readonly title: string;
  readonly text: string;
  /** Goldens that it explains, without `.json`. */
  readonly goldens?: readonly string[];
  /** Types (or kinds) of objects all of whose differences it explains. */
  readonly types?: readonly string[];
  /** Kinds of nodes that make a pipeline differ. */
  readonly nodes?: readonly string[];
}

const jobs = "test_configs/pipeline_jobs__";
const components = "test_configs/components__";

export const reasons: readonly Reason[] = [
  {
    title: "Told before anything is sent",
    text: "azure-ai-ml finds the mistake in the middle of a submission, after its own validation has said `Succeeded`: a command that names no input, code in git, a path that is not there. azml says it when it checks the job.",
    goldens: [
      `${jobs}invalid__pipeline_job_with_spark_job_with_git_code`,
      `${jobs}pipeline_job_number_type`,
      `${jobs}type_contract__mltable`,
      `${jobs}jobs_with_automl_nodes__automl_regression_with_command_node`,
      `${jobs}jobs_with_automl_nodes__automl_regression_with_pipeline_level_output`,
    ],
  },
  {
    title: "azure-ai-ml crashes",
    text: "An input of the job has a type and no path. azure-ai-ml calls the job valid and then ends with `'NoneType' object has no attribute '_is_inferred_optional'`; azml says that the input needs a path.",
    goldens: [
      "azureml-examples/cli__foundation-models__system__finetune__image-instance-segmentation__mmdetection-fridgeobjects-instance-segmentation-pipeline",
      "azureml-examples/cli__foundation-models__system__finetune__video-multi-object-tracking__mmtracking-mot17tiny-mot-pipeline",
    ],
  },
  {
    title: "An output's mistake is told at the output",
    text: "azure-ai-ml reports a wrong name of an output under `inputs.<name>`, where nothing of the name is written; azml under `outputs.<name>`. Message and body are equal.",
    goldens: [
      `${components}invalid__helloworld_component_with_blank_output_names`,
      `${components}invalid__helloworld_component_with_start_number_output_names`,
    ],
  },
  {
    title: "A random id inside a hash",
    text: "Code from git is registered under a random id, which is part of the component's hash. (Both refuse such a component; the body is that of a submission with the validation skipped.)",
    goldens: [`${components}component_git_path`],
  },
  {
    title: "The golden is older than its folder",
    text: "The uploaded folder has changed since the golden was made. azure-ai-ml, run on the folder as it is, gives the hash that azml gives.",
    goldens: [`${jobs}helloworld_pipeline_job_data_options`],
  },
  {
    title: "Prompt flows",
    text: "A flow (`flow.dag.yaml`) as the component of a parallel node is outside what azml aims at.",
    goldens: ["azureml-examples/cli__jobs__pipelines-with-components__pipeline_job_with_flow_as_component__pipeline"],
  },
  {
    title: "Outside what azml aims at",
    text: "Fine-tuning, distillation, monitors, data imports, and what is of type `import`: of its jobs azml says at once that nobody submits them, which azure-ai-ml says when it is to submit one, of its components and nodes that it does not read them.",
    types: ["CustomModelFineTuningJob", "DistillationJob", "MonitorSchedule", "DataImport", "ImportComponent", "ImportJob"],
    goldens: [`${jobs}pipeline_job_with_properties`],
  },
  {
    title: "Resources of an AutoML job",
    text: "azure-ai-ml 1.35 sends `resources` and `queue_settings` of an AutoML job of its own by their Python names, with nulls, where the REST API asks for camel case (earlier versions sent it). azml sends what the API asks for.",
    goldens: [
      "azureml-examples/cli__jobs__automl-standalone-jobs__cli-automl-forecasting-task-github-dau__cli-automl-forecasting-task-github-dau",
    ],
  },
];
