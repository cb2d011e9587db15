import type { BrokenFiles } from "./files.js";

const train = `$schema: https://azuremlschemas.azureedge.net/latest/commandComponent.schema.json
type: command
name: train
version: 1
inputs:
  data: { type: uri_folder }
  epochs: { type: integer, default: 10, min: 1 }
  rate: { type: number, optional: true }
outputs:
  model: { type: uri_folder }
command: train \${{inputs.data}} \${{inputs.epochs}} $[[\${{inputs.rate}}]] \${{outputs.model}}
environment: azureml:env:1
`;

const pipeline = (nodes: string, head = ""): string => `type: pipeline
inputs:
  data: { type: uri_folder, path: azureml:data:1 }
${head}jobs:
${nodes}`;

const trainNode = (more: string): string =>
  pipeline(`  train:
    type: command
    component: ./train.yml
    inputs:
      data: \${{parent.inputs.data}}
${more}`);

const withTrain = (job: string, more: Readonly<Record<string, string>> = {}): BrokenFiles => ({
  "job.yml": job,
  "train.yml": train,
  ...more,
});

/** The same use of a component whose file has something wrong in it. */
const withComponent = (component: string): BrokenFiles => ({ "job.yml": trainNode(""), "train.yml": component });

/** Pipeline jobs with one mistake each, or with several of the same sort. */
export const brokenJobs: Readonly<Record<string, BrokenFiles>> = {
  "unknown keys": withTrain(`${trainNode("    compte: azureml:gpu\n")}dispaly_name: Training\n`),
  "an unknown key that has no like": withTrain(`${trainNode("")}retries: 3\n`),
  "a wrong word": withTrain(trainNode("    identity: { type: managed_identiti }\n")),
  "wrong types": withTrain(
    `${trainNode("    resources: { instance_count: two }\n    compute: [gpu]\n")}tags: [a, b]\ndisplay_name: 1.0\nsettings: yes\n`,
  ),
  "wrong types everywhere": {
    "job.yml":
      "type: pipeline\nname: {}\ninputs:\n  - a\noutputs: 5\nsettings: []\nidentity: yes\nservices: x\nproperties: 3\nexperiment_name: 2024-01-01\njobs: all\n",
  },
  "components two levels deep": {
    "job.yml": "type: pipeline\njobs:\n  a: { type: pipeline, component: ./sub/inner.yml }\n",
    "sub/inner.yml": "type: pipeline\njobs:\n  b: { type: command, component: ./one.yml }\n  c: { type: command, component: ./two.yml }\n",
    "sub/one.yml": "type: command\ncommand: ls\nenvironmnt: azureml:e:1\n",
  },
  "nodes as a list": withTrain(pipeline("  - type: command\n    component: ./train.yml\n")),
  "nodes that are no maps": withTrain(pipeline("  train: ./train.yml\n  test:\n")),
  "no nodes": withTrain("type: pipeline\ndisplay_name: Nothing\n"),
  "a node without command and environment": withTrain(pipeline("  a: { type: command }\n")),
  "a missing component file": withTrain(pipeline("  a: { type: command, component: ./trian.yml }\n")),
  "a component that is a folder": withTrain(pipeline("  a: { type: command, component: . }\n")),
  "a component named without azureml": withTrain(pipeline('  a: { type: command, component: "train:1" }\n')),
  "a component with errors, used twice": withTrain(
    pipeline("  a: { component: ./bad.yml }\n  b: { component: ./bad.yml, inputs: { data: '${{parent.jobs.a.outputs.out}}' } }\n"),
    {
      "bad.yml":
        "type: command\nname: bad\ncommand: ls\noutputs:\n  out: { type: uri_foldr }\nenvironment: azureml:env:1\ninputs:\n  data: uri_folder\n",
    },
  ),
  "a component that is no YAML": withComponent("type: command\n\tname: train\n"),
  "a component of another type": withTrain(pipeline("  a: { type: spark, component: ./train.yml }\n")),
  "a component of an unknown type": withComponent("type: comand\nname: train\ncommand: ls\n"),
  "a component without a type that is something else": withComponent("services:\n  web: { image: nginx }\n"),
  "components in a circle": {
    "job.yml": "type: pipeline\njobs:\n  a: { type: pipeline, component: ./one.yml }\n",
    "one.yml": "type: pipeline\nname: one\njobs:\n  x: { type: pipeline, component: ./two.yml }\n",
    "two.yml": "type: pipeline\nname: two\njobs:\n  y: { type: pipeline, component: ./one.yml }\n",
  },
  "a component that uses the job": {
    "job.yml": "type: pipeline\njobs:\n  a: { type: pipeline, component: ./job.yml }\n",
  },
  "nodes in a circle": withTrain(
    pipeline(
      "  a: { component: ./train.yml, inputs: { data: '${{parent.jobs.b.outputs.model}}' } }\n  b: { component: ./train.yml, inputs: { data: '${{parent.jobs.a.outputs.model}}' } }\n",
    ),
  ),
  "bindings of the old spelling, and of none": withTrain(
    pipeline(
      "  a: { component: ./train.yml, inputs: { data: '${{inputs.data}}', epochs: '${{parent.input.data}}', rate: '${{parent.jobs.b}}' } }\n",
    ),
  ),
  "a binding that is misspelt": withTrain(pipeline("  a: { component: ./train.yml, inputs: { data: '${{parent.input.data}}' } }\n")),
  "bindings that name nothing": withTrain(
    pipeline(
      "  a: { component: ./train.yml, inputs: { data: '${{parent.inputs.dta}}' }, outputs: { model: '${{parent.outputs.modle}}' } }\n  b: { component: ./train.yml, inputs: { data: '${{parent.jobs.a.outputs.modl}}' } }\n  c: { component: ./train.yml, inputs: { data: '${{parent.jobs.aa.outputs.model}}' } }\n",
      "outputs: { model: }\n",
    ),
  ),
  "bindings that name nothing, of a command in line": {
    "job.yml": pipeline(
      "  a: { command: 'ls ${{inputs.x}} ${{inputs.missing}}', environment: azureml:env:1, inputs: { x: '${{parent.inputs.dta}}' } }\n  b: { command: ls, environment: azureml:env:1, inputs: { x: '${{parent.jobs.a.outputs.none}}' } }\n",
    ),
  },
  "unknown inputs and outputs": withTrain(trainNode("      epoch: 5\n    outputs:\n      modle: { type: uri_folder }\n")),
  "an input that is missing": withTrain(pipeline("  train: { component: ./train.yml }\n")),
  "inputs of the wrong kind": withTrain(
    pipeline("  train: { component: ./train.yml, inputs: { data: 5, epochs: ten, rate: '${{parent.inputs.data}}' } }\n"),
  ),
  "an input out of range": withTrain(trainNode("      epochs: 0\n")),
  "names of nodes": withTrain(
    pipeline(
      "  Train-Model: { component: ./train.yml, inputs: { data: '${{parent.inputs.data}}' } }\n  1st: { component: ./train.yml, inputs: { data: '${{parent.inputs.data}}' } }\n",
    ),
  ),
  "names of ports": withComponent(
    train
      .replace("epochs: {", "max-epochs: {")
      .replace("rate: {", "Data: {")
      .replaceAll("inputs.epochs", "inputs.max-epochs")
      .replace("inputs.rate", "inputs.Data"),
  ),
  "defaults and bounds": withComponent(
    train.replace("default: 10, min: 1", "default: ten, min: one").replace("optional: true", "optional: maybe, default: 0.1"),
  ),
  modes: withTrain(trainNode("    outputs:\n      model: { type: uri_folder, mode: download }\n"), {
    "train.yml": train.replace("data: { type: uri_folder }", "data: { type: uri_folder, mode: upload }"),
  }),
  limits: withTrain(trainNode("    limits: { timeout: soon }\n    resources: { instance_count: 0, shm_size: lots }\n")),
  "an environment": withComponent(
    train.replace("environment: azureml:env:1", "environment: { image: a, build: { path: . }, conda_file: ./conda.yml }"),
  ),
  "an environment that is a bare name": withComponent(train.replace("azureml:env:1", "env")),
  "code that is not there": withComponent(`${train}code: ./srcs\n`),
  "a sweep without an objective": withTrain(
    pipeline(
      "  s:\n    type: sweep\n    trial: ./train.yml\n    inputs: { data: '${{parent.inputs.data}}' }\n    search_space:\n      epochs: { type: choise, values: [1, 2] }\n    sampling_algorithm: randm\n",
    ),
  ),
  "a sweep over what the trial has not": withTrain(
    pipeline(
      "  s:\n    type: sweep\n    trial: ./train.yml\n    inputs: { data: '${{parent.inputs.data}}' }\n    search_space:\n      epoch: { type: choice, values: [1, 2] }\n    sampling_algorithm: random\n    objective: { goal: maximise, primary_metric: m }\n    limits: { max_total_trials: 2 }\n",
    ),
  ),
  "a parallel node without input_data": withTrain(
    pipeline(
      "  p:\n    type: parallel\n    mini_batch_size: 1kb\n    inputs: { data: '${{parent.inputs.data}}' }\n    task: { type: run_function, entry_script: score.py, environment: azureml:env:1 }\n",
    ),
  ),
  "a Spark node without an entry": withTrain(
    pipeline(
      "  s:\n    type: spark\n    code: .\n    inputs: { data: { type: uri_folder, path: azureml:d:1, mode: direct } }\n    resources: { instance_type: standard_e4s_v3 }\n",
    ),
  ),
  "AutoML of an unknown task": withTrain(
    pipeline(
      "  m: { type: automl, task: clasification, target_column_name: y, training_data: { type: mltable, path: azureml:t:1 }, primary_metric: accuracy }\n",
    ),
  ),
  "AutoML with the metric of another task": withTrain(
    pipeline(
      "  m: { type: automl, task: regression, target_column_name: y, training_data: { type: mltable, path: azureml:t:1 }, primary_metric: accuracy }\n",
    ),
  ),
  "an unknown type of node": withTrain(pipeline("  a: { type: comand, command: ls, environment: azureml:env:1 }\n")),
  branches: withTrain(
    `type: pipeline
inputs:
  data: { type: uri_folder, path: azureml:data:1 }
jobs:
  train: { component: ./train.yml, inputs: { data: '\${{parent.inputs.data}}' } }
  check:
    type: if_else
    condition: \${{parent.jobs.train.outputs.good}}
    true_block: \${{parent.jobs.trian}}
    false_block: train
`,
  ),
  settings: withTrain(
    `${trainNode("")}settings:\n  default_compute: gpu\n  defalut_datastore: azureml:store\n  continue_on_step_failure: maybe\n`,
  ),
  "inputs of the job": withTrain(
    `type: pipeline
inputs:
  none:
  list: [1, 2]
  folder: { type: uri_folder }
  typo: { type: uri_foldr, path: ./data }
  more: { type: uri_folder, path: azureml:data:1, default: 5 }
  local: { type: uri_folder, path: ./not-there }
jobs:
  train: { component: ./train.yml, inputs: { data: '\${{parent.inputs.folder}}' } }
`,
  ),
};

/** Files that look odd and are fine. */
export const soundFiles: Readonly<Record<string, BrokenFiles>> = {
  "a byte order mark": withTrain(`\uFEFF${trainNode("")}`),
  "lines that end as on Windows": { "job.yml": trainNode("").replaceAll("\n", "\r\n"), "train.yml": train.replaceAll("\n", "\r\n") },
  "anchors and merged maps": withTrain(
    pipeline(
      "  one: &node\n    component: ./train.yml\n    inputs: { data: '${{parent.inputs.data}}' }\n  two:\n    <<: *node\n    display_name: Two\n",
    ),
  ),
};
