/** Files that definitions name. */
export const swaggerFiles: Readonly<Record<string, string>> = {
  "src/main.py": "",
  "data.csv": "a,b",
  "model.pkl": "model",
  "command.yml": "type: command\ncommand: ls\nenvironment: azureml:e:1\ncompute: azureml:c\n",
  "pipeline.yml":
    "type: pipeline\nsettings: { default_compute: azureml:c }\njobs: { a: { type: command, command: ls, environment: azureml:e:1 } }\n",
  "spark.yml":
    "type: spark\ncode: ./src\nentry: { file: main.py }\nconf: { spark.driver.cores: 1, spark.driver.memory: 2g, spark.executor.cores: 1, spark.executor.memory: 2g, spark.executor.instances: 1 }\nresources: { instance_type: Standard_E4S_V3, runtime_version: '3.4' }\n",
  "control.yml":
    "type: command\ncommand: ls\nenvironment: azureml:e:1\ninputs: { data: { type: uri_folder } }\noutputs: { o: { type: uri_folder }, ok: { type: boolean, is_control: true } }\n",
  "inner.yml":
    "type: pipeline\ninputs: { d: { type: uri_folder } }\njobs: { a: { type: command, command: 'ls ${{inputs.d}}', environment: azureml:e:1, inputs: { d: '${{parent.inputs.d}}' } } }\n",
};

/** Nodes of every kind, in pipelines of their own. */
const nodes: Readonly<Record<string, readonly string[]>> = {
  command: [
    "  a: { type: command, command: 'python main.py ${{inputs.d}}', code: ./src, environment: { image: ubuntu, conda_file: { dependencies: [python=3.11] } }, inputs: { d: { type: uri_file, path: ./data.csv } }, outputs: { o: { type: uri_folder } }, resources: { instance_count: 2 }, distribution: { type: mpi }, identity: { type: managed } }",
  ],
  sweep: [
    "  a: { type: sweep, trial: { command: 'python main.py ${{inputs.lr}}', code: ./src, environment: azureml:e:1, inputs: { lr: { type: number } } }, search_space: { lr: { type: uniform, min_value: 0, max_value: 1 } }, sampling_algorithm: random, objective: { goal: maximize, primary_metric: acc }, limits: { max_total_trials: 4 } }",
  ],
  parallel: [
    "  a: { type: parallel, mini_batch_size: '1', input_data: '${{inputs.d}}', inputs: { d: { type: mltable, path: azureml:t:1 } }, outputs: { o: { type: uri_folder } }, task: { type: run_function, code: ./src, entry_script: main.py, environment: azureml:e:1 }, retry_settings: { max_retries: 2, timeout: 60 } }",
  ],
  Spark: [
    "  a: { type: spark, code: ./src, entry: { file: main.py }, conf: { spark.driver.cores: 1, spark.driver.memory: 2g, spark.executor.cores: 1, spark.executor.memory: 2g, spark.executor.instances: 1 }, resources: { instance_type: Standard_E4S_V3, runtime_version: '3.4' } }",
  ],
  "data transfer": [
    "  a: { type: data_transfer, task: import_data, source: { type: database, query: select, connection: azureml:c }, outputs: { sink: { type: mltable } } }",
    "  b: { type: data_transfer, task: export_data, inputs: { source: { type: uri_file, path: azureml:d:1 } }, sink: { type: database, table_name: t, connection: azureml:c } }",
    "  c: { type: data_transfer, task: copy_data, data_copy_mode: fail_if_conflict, inputs: { a: { type: uri_folder, path: azureml:d:1 } }, outputs: { o: { type: uri_folder } } }",
  ],
  AutoML: [
    "  a: { type: automl, task: classification, primary_metric: accuracy, target_column_name: y, training_data: '${{parent.inputs.t}}', limits: { max_trials: 2 }, outputs: { best_model: { type: mlflow_model } } }",
    "  b: { type: automl, task: image_classification, primary_metric: accuracy, target_column_name: y, training_data: '${{parent.inputs.t}}', validation_data: '${{parent.inputs.t}}', limits: { max_trials: 2 } }",
  ],
  pipeline: ["  a: { type: pipeline, component: ./inner.yml, inputs: { d: { type: uri_folder, path: azureml:d:1 } } }"],
  "control flow": [
    "  b: { component: ./control.yml, inputs: { data: { type: uri_folder, path: azureml:d:1 } } }",
    "  c: { command: 'echo ${{inputs.x}}', environment: azureml:e:1, inputs: { x: 1.5 } }",
    "  w: { type: do_while, body: '${{parent.jobs.b}}', condition: '${{parent.jobs.b.outputs.ok}}', mapping: { o: data }, limits: { max_iteration_count: 5 } }",
    "  f: { type: parallel_for, body: '${{parent.jobs.c}}', items: '[{\"x\": 1.0}, {\"x\": 2}]' }",
    "  i: { type: if_else, condition: '${{parent.jobs.b.outputs.ok}}', true_block: '${{parent.jobs.b}}', false_block: '${{parent.jobs.c}}' }",
  ],
};

const schema = (kind: string): string => `$schema: https://azuremlschemas.azureedge.net/latest/${kind}.schema.json`;

const trial = ["trial: { command: 'python main.py --lr ${{search_space.lr}}', code: ./src, environment: azureml:e:1 }"];
const modelOf: Readonly<Record<string, string>> = {
  image_object_detection: "yolov5",
  image_instance_segmentation: "maskrcnn_resnet50_fpn",
};
export const swaggerDefinitions: Readonly<Record<string, readonly string[]>> = {
  "a command": [
    "type: command",
    "command: python main.py ${{inputs.n}} ${{inputs.d}}",
    "code: ./src",
    "environment: { image: ubuntu }",
    "compute: azureml:c",
    "inputs: { n: 3, d: { type: uri_file, path: ./data.csv, mode: download } }",
    "outputs: { o: { type: uri_folder, mode: upload } }",
    "environment_variables: { A: b }",
    "resources: { instance_count: 2, instance_type: Standard_D2, shm_size: 2g }",
    "distribution: { type: pytorch, process_count_per_instance: 2 }",
    "limits: { timeout: 60 }",
    "identity: { type: user_identity }",
    "queue_settings: { job_tier: standard }",
    "services: { s: { type: ssh, ssh_public_keys: key } }",
    "tags: { a: b }",
    "description: d",
  ],
  "a sweep": [
    "type: sweep",
    "compute: azureml:c",
    ...trial,
    "sampling_algorithm: { type: random, seed: 3, rule: sobol }",
    "search_space: { lr: { type: uniform, min_value: 0, max_value: 1 }, n: { type: choice, values: [1, 2] }, q: { type: qnormal, mu: 0, sigma: 1, q: 1 } }",
    "objective: { goal: maximize, primary_metric: acc }",
    "limits: { max_total_trials: 4, max_concurrent_trials: 2, timeout: 3600, trial_timeout: 60 }",
    "early_termination: { type: bandit, slack_factor: 0.1, evaluation_interval: 1, delay_evaluation: 2 }",
  ],
  "a Spark job": [
    "type: spark",
    "code: ./src",
    "entry: { file: main.py }",
    "conf: { spark.driver.cores: 1, spark.driver.memory: 2g, spark.executor.cores: 1, spark.executor.memory: 2g, spark.executor.instances: 1 }",
    "inputs: { d: { type: uri_file, path: ./data.csv, mode: direct } }",
    "args: --d ${{inputs.d}}",
    "resources: { instance_type: Standard_E4S_V3, runtime_version: '3.4' }",
    "identity: { type: managed }",
  ],
  ...Object.fromEntries(
    [
      ["classification", "accuracy"],
      ["regression", "r2_score"],
      ["forecasting", "normalized_root_mean_squared_error"],
    ].map(([task, metric]) => [
      `a search for a model (${task})`,
      [
        "type: automl",
        `task: ${task}`,
        `primary_metric: ${metric}`,
        "target_column_name: y",
        "compute: azureml:c",
        "training_data: { type: mltable, path: azureml:t:1 }",
        "n_cross_validations: 3",
        "limits: { max_trials: 3, timeout_minutes: 20, enable_early_termination: true }",
        "training: { enable_stack_ensemble: false, enable_vote_ensemble: true }",
        "featurization: { mode: auto }",
        ...(task === "forecasting" ? ["forecasting: { time_column_name: t, forecast_horizon: 12, frequency: W }"] : []),
      ],
    ]),
  ),
  ...Object.fromEntries(
    (
      [
        ["image_classification", "accuracy"],
        ["image_classification_multilabel", "iou"],
        ["image_object_detection", "mean_average_precision"],
        ["image_instance_segmentation", "mean_average_precision"],
        ["text_classification", "accuracy"],
        ["text_classification_multilabel", "accuracy"],
        ["text_ner", "accuracy"],
      ] as const
    ).map(([task, metric]) => [
      `a search for a model (${task})`,
      [
        "type: automl",
        `task: ${task}`,
        `primary_metric: ${metric}`,
        ...(task === "text_ner" ? [] : ["target_column_name: y"]),
        "compute: azureml:c",
        "training_data: { type: mltable, path: azureml:t:1 }",
        "validation_data: { type: mltable, path: azureml:v:1 }",
        "limits: { max_trials: 3, max_concurrent_trials: 2, timeout_minutes: 20 }",
        ...(task.startsWith("image")
          ? [
              "training_parameters: { model_name: " + (modelOf[task] ?? "vitb16r224") + ", number_of_epochs: 3 }",
              "sweep: { sampling_algorithm: random, early_termination: { type: bandit, slack_factor: 0.2, evaluation_interval: 2 } }",
              "search_space: [ { learning_rate: { type: uniform, min_value: 0.001, max_value: 0.01 } } ]",
            ]
          : ["featurization: { dataset_language: eng }"]),
      ],
    ]),
  ),
  "a file of data": [
    "$schema: https://azuremlschemas.azureedge.net/latest/data.schema.json",
    "type: uri_file",
    "name: d",
    "version: 1",
    "path: ./data.csv",
    "tags: { a: b }",
    "description: d",
  ],
  "a folder of data": [
    "$schema: https://azuremlschemas.azureedge.net/latest/data.schema.json",
    "type: uri_folder",
    "name: d",
    "version: 2",
    "path: azureml://datastores/x/paths/y/",
  ],
  "a model": [
    "$schema: https://azuremlschemas.azureedge.net/latest/model.schema.json",
    "type: custom_model",
    "name: m",
    "version: 1",
    "path: ./model.pkl",
    "description: d",
    "flavors: { python_function: { loader: x } }",
  ],
  "a schedule of a pipeline": [
    "name: s",
    "display_name: S",
    "trigger: { type: recurrence, frequency: week, interval: 1, time_zone: UTC, schedule: { hours: [4], minutes: [0, 30], week_days: [monday] } }",
    "create_job: { type: pipeline, job: ./pipeline.yml }",
  ],
  "a schedule of a command": [
    "name: s",
    "trigger: { type: cron, expression: '0 3 * * *', start_time: '2030-01-01T00:00:00', time_zone: UTC }",
    "create_job: { type: command, job: ./command.yml }",
  ],
  "a schedule of a Spark job": [
    "name: s",
    "trigger: { type: recurrence, frequency: day, interval: 2 }",
    "create_job: { type: spark, job: ./spark.yml }",
  ],
  "a schedule of a job that is there": [
    "name: s",
    "trigger: { type: cron, expression: '0 3 * * *' }",
    "create_job: { type: pipeline, job: azureml:some_job }",
  ],
  "a schedule of a job that is there, with changes": [
    "name: s",
    "trigger: { type: cron, expression: '0 3 * * *' }",
    "create_job: { type: pipeline, job: azureml:some_job, experiment_name: e, settings: { continue_on_step_failure: true } }",
  ],
  "a table of data": [schema("data"), "type: mltable", "name: t", "version: 1", "path: azureml://datastores/x/paths/y/"],
  "an MLflow model": [schema("model"), "type: mlflow_model", "name: f", "version: 1", "path: azureml://datastores/x/paths/y/"],
  "a Triton model": [schema("model"), "type: triton_model", "name: r", "version: 1", "path: azureml://datastores/x/paths/y/"],
  "an environment of an image": [
    schema("environment"),
    "name: e",
    "version: 1",
    "image: ubuntu:22.04",
    "conda_file: { channels: [conda-forge], dependencies: [python=3.11] }",
    "tags: { a: b }",
    "description: d",
  ],
  "an environment of a build context": [schema("environment"), "name: b", "version: 1", "build: { path: ./src, dockerfile_path: main.py }"],
  "a command component": [
    schema("commandComponent"),
    "type: command",
    "name: c",
    "version: 1",
    "command: python main.py",
    "code: ./src",
    "environment: azureml:e:1",
  ],
  "a parallel component": [
    schema("parallelComponent"),
    "type: parallel",
    "name: p",
    "version: 1",
    "inputs: { d: { type: mltable } }",
    "input_data: ${{inputs.d}}",
    "mini_batch_size: '1'",
    "task: { type: run_function, code: ./src, entry_script: main.py, environment: azureml:e:1 }",
  ],
  "a Spark component": [
    schema("sparkComponent"),
    "type: spark",
    "name: k",
    "version: 1",
    "code: ./src",
    "entry: { file: main.py }",
    "conf: { spark.driver.cores: 1, spark.driver.memory: 2g, spark.executor.cores: 1, spark.executor.memory: 2g, spark.executor.instances: 1 }",
  ],
  "a data transfer component": [
    schema("dataTransferComponent"),
    "type: data_transfer",
    "name: t",
    "version: 1",
    "task: copy_data",
    "data_copy_mode: fail_if_conflict",
    "inputs: { a: { type: uri_folder } }",
    "outputs: { o: { type: uri_folder } }",
  ],
  "an AutoML component": [schema("automlComponent"), "type: automl", "name: a", "version: 1", "task: classification"],
  "a pipeline component": [
    schema("pipelineComponent"),
    "type: pipeline",
    "name: n",
    "version: 1",
    "jobs: { a: { type: command, command: ls, environment: azureml:e:1 } }",
  ],
  ...Object.fromEntries(
    Object.entries(nodes).map(([kind, lines]) => [
      `a pipeline with nodes for ${kind}`,
      [
        "type: pipeline",
        "settings: { default_compute: azureml:c }",
        ...(kind === "AutoML" ? ["inputs: { t: { type: mltable, path: azureml:t:1 } }"] : []),
        "jobs:",
        ...lines,
      ],
    ]),
  ),
};
