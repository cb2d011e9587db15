import { describe, expect, it } from "vitest";
import { checkYaml } from "./check-yaml.js";

const component = `
name: c
type: command
inputs:
  data: { type: uri_folder, optional: true }
  n: { type: integer, default: 3 }
  x: { type: number }
outputs:
  o: { type: uri_folder }
  ok: { type: boolean }
  k: { type: integer }
command: echo \${{inputs.x}}
environment: azureml:e:1
`;

/** What is said of the nodes of a job, without frames: `error jobs.a.conf: …`. */
function told(jobs: string): string[] {
  const text = checkYaml(`type: pipeline\ncompute: azureml:cpu\njobs:\n${jobs}`, {
    target: "azure",
    files: { "c.yml": component, "src/a.py": "" },
  });
  return text
    .split(/\n\n/)
    .flatMap((block) => {
      const [, severity, code, message] = /- (error|warning) (AZML\d+): (.*)\.\n/.exec(block) ?? [];
      const place = /^\s+at (\S+)$/m.exec(block)?.[1];
      return severity === undefined ? [] : [`${severity} ${code} ${place}: ${message}`];
    });
}

/** The words are azure-ai-ml 1.35.2's for the same files. */
describe("rules of the kinds of nodes", () => {
  it("asks a Spark node where it runs, how large it is, and where it begins", () => {
    expect(
      told(`
  s:
    type: spark
    code: ./src
    entry: { file: a.py }
    conf: { spark.driver.cores: 2 }
    args: --x \${{inputs.zz}}
  t:
    type: spark
    code: ./src
    entry: { class_name: x.y }
    compute: azureml:pool
    resources: { instance_type: Standard_E8S_V3, runtime_version: "3.4" }
    conf: { spark.driver.cores: 1, spark.driver.memory: 2g, spark.executor.cores: 2, spark.executor.memory: 2g, spark.dynamicAllocation.enabled: "True", spark.dynamicAllocation.minExecutors: 2, spark.dynamicAllocation.maxExecutors: 1 }
  u:
    type: spark
    code: ./src
    entry: { file: a.py }
    compute: azureml:pool
    conf: { spark.driver.cores: 1, spark.driver.memory: 2g, spark.executor.cores: 2, spark.executor.memory: 2g, spark.dynamicAllocation.enabled: true, spark.dynamicAllocation.minExecutors: 2 }`),
    ).toEqual([
      "error AZML332 jobs.s.resources: One of either compute or resources must be specified for Spark job",
      "error AZML332 jobs.s.compute: One of either compute or resources must be specified for Spark job",
      "error AZML332 jobs.s.args: Inputs to job does not contain 'zz' referenced in args",
      "error AZML332 jobs.t.resources: Only one of either compute or resources may be specified for Spark job",
      "error AZML332 jobs.t.compute: Only one of either compute or resources may be specified for Spark job",
      "error AZML332 jobs.t.entry: Classpath is not supported, please use 'file' to define the entry file",
      "error AZML332 jobs.s.conf: spark.driver.cores, spark.driver.memory, spark.executor.cores, spark.executor.memory and spark.executor.instances are mandatory fields",
      "error AZML332 jobs.t.conf: Dynamic min executors should be bigger than 0 and min executors should be equal or less than max executors",
      "error AZML332 jobs.u.conf: spark.dynamicAllocation.minExecutors and spark.dynamicAllocation.maxExecutors are required when dynamic allocation is enabled",
    ]);
  });

  it("lets a loop pass on what fits, each input once, and gives a body to one loop", () => {
    expect(
      told(`
  b:
    component: ./c.yml
  w:
    type: do_while
    body: \${{parent.jobs.b}}
    condition: o
    limits: { max_iteration_count: 1 }
    mapping: { o: x, k: [x, n] }
  again:
    type: do_while
    body: \${{parent.jobs.b}}
    limits: { max_iteration_count: 1 }
    mapping: { k: n }`),
    ).toEqual([
      "error AZML306 jobs.b.inputs.x: Required input 'x' for component 'c.yml' not provided",
      "error AZML331 jobs.w.condition: o is not a control output and is not primitive type. The condition of dowhile must be the control output or primitive type of the body",
      "error AZML331 jobs.w.mapping: o is a non-primitive type output and x is a primitive input. Non-primitive type output cannot be connected to an a primitive type input",
      "error AZML331 jobs.w.mapping: Input x has been linked to multiple outputs ['o', 'k']",
      "error AZML331 jobs.again.body: The body of loop node cannot be promoted as another loop again",
    ]);
  });

  it("judges the items of a loop over items", () => {
    expect(
      told(`
  b:
    component: ./c.yml
  items:
    type: parallel_for
    body: \${{parent.jobs.b}}
    items: [{ x: 1.0, n: 2 }, { n: 2, x: 3 }, { x: 1, data: { type: uri_folder, path: ./src } }]
  b2:
    component: ./c.yml
  text:
    type: parallel_for
    body: \${{parent.jobs.b2}}
    items: abc
  outer:
    type: parallel_for
    body: \${{parent.jobs.text}}
    items: [{}]`),
    ).toEqual([
      "error AZML331 jobs.items.items: Items should have same keys with body inputs, but got dict_keys(['x', 'data']) and dict_keys(['x', 'n'])",
      "error AZML331 jobs.items.items: Local file input ./src of data is not supported, please create it as a dataset",
      "error AZML331 jobs.text.items: Items is neither a valid JSON string or a binding string",
      'error AZML331 jobs.outer.body: Expecting a command or a pipeline for body, got "text" of type parallel_for instead',
    ]);
  });

  it("warns of a parallel run that cannot run so", () => {
    expect(
      told(`
  p:
    type: parallel
    input_data: \${{inputs.two}}
    inputs: { one: { type: mltable, path: "azureml:d:1" } }
    max_concurrency_per_instance: 0
    mini_batch_error_threshold: -2
    task: { type: run_function, code: ./src, environment: "azureml:e:1", program_arguments: "--x \${{inputs.one}} \${{outputs.gone}}" }
  q:
    type: parallel
    inputs: { one: { type: mltable, path: "azureml:d:1" } }`),
    ).toEqual([
      "warning AZML334 jobs.p.task.entry_script: the task needs an entry script",
      "warning AZML334 jobs.p.input_data: Invalid data binding expression: inputs.two",
      "warning AZML334 jobs.p.task.program_arguments: Invalid data binding expression: outputs.gone",
      "warning AZML334 jobs.p.max_concurrency_per_instance: at least one mini-batch runs at a time",
      "warning AZML334 jobs.p.mini_batch_error_threshold: -1 is for any number of failures, and the least there is",
      "warning AZML334 jobs.q.task: a parallel node needs a task",
      "warning AZML334 jobs.q.input_data: a parallel node needs input_data: the input that is cut into mini-batches",
    ]);
  });

  it("warns of a search space that does not fit its trial", () => {
    expect(
      told(`
  s:
    type: sweep
    trial: ./c.yml
    inputs: { n: 1, x: 2 }
    search_space:
      n: { type: choice, values: [] }
      y: { type: uniform, min_value: 3, max_value: 2.0 }
    objective: { goal: minimize, primary_metric: loss }
    limits: { max_total_trials: 4 }`),
    ).toEqual([
      'warning AZML335 jobs.s.search_space.n: sweep "s" both picks and gives a value for "n"',
      'warning AZML335 jobs.s.search_space.n: the search space of "n" has no values to choose from',
      'warning AZML335 jobs.s.search_space.y: sweep "s" picks values for "y", which is no input of its trial',
      'warning AZML335 jobs.s.search_space.y: the search space of "y" has a minimum above its maximum',
    ]);
  });
});
