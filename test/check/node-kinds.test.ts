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
command: echo \${{inputs.x}} \${{inputs.n}} $[[\${{inputs.data}}]]
environment: azureml:e:1
`;

/** What is said of the nodes of a job, without frames: `error AZML332: … (jobs.a.conf)`. */
function told(jobs: string): string[] {
  const text = checkYaml(`type: pipeline\ncompute: azureml:cpu\njobs:\n${jobs}`, {
    target: "azure",
    files: { "c.yml": component, "src/a.py": "" },
  });
  return text.split(/\n\n/).flatMap((block) => {
    const [, severity, code, message] = /- (error|warning) (AZML\d+): (.*)\.\n/.exec(block) ?? [];
    const place = /^\s+at (\S+)$/m.exec(block)?.[1];
    return severity === undefined ? [] : [`${severity} ${code}: ${message} (${place})`];
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
      'error AZML332: a Spark job needs a "compute" or "resources" to run on (jobs.s.resources)',
      'error AZML332: a Spark job needs a "compute" or "resources" to run on (jobs.s.compute)',
      "error AZML332: Spark has to be told spark.driver.cores, spark.driver.memory, spark.executor.cores, spark.executor.memory and spark.executor.instances (jobs.s.conf)",
      'error AZML332: "args" names the input "zz", which is not there (jobs.s.args)',
      "error AZML332: a Spark job begins at a file, not at a class: entry: { file: main.py } (jobs.t.entry)",
      'error AZML332: a Spark job runs on its "compute" or on "resources", and has both (jobs.t.compute)',
      'error AZML332: a Spark job runs on its "compute" or on "resources", and has both (jobs.t.resources)',
      "error AZML332: spark.dynamicAllocation.minExecutors has to be at least 1, and at most spark.dynamicAllocation.maxExecutors (jobs.t.conf)",
      "error AZML332: dynamic allocation needs spark.dynamicAllocation.minExecutors and spark.dynamicAllocation.maxExecutors (jobs.u.conf)",
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
      "error AZML306: Required input 'x' for component 'c.yml' not provided (jobs.b.inputs.x)",
      "error AZML331: o is not a control output and is not primitive type. The condition of dowhile must be the control output or primitive type of the body (jobs.w.condition)",
      "error AZML331: o is a non-primitive type output and x is a primitive input. Non-primitive type output cannot be connected to an a primitive type input (jobs.w.mapping)",
      "error AZML331: Input x has been linked to multiple outputs ['o', 'k'] (jobs.w.mapping)",
      "error AZML331: The body of loop node cannot be promoted as another loop again (jobs.again.body)",
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
    items: abc`),
    ).toEqual([
      "error AZML331: Items should have same keys with body inputs, but got dict_keys(['x', 'data']) and dict_keys(['x', 'n']) (jobs.items.items)",
      "error AZML331: Local file input ./src of data is not supported, please create it as a dataset (jobs.items.items)",
      "error AZML331: Items is neither a valid JSON string or a binding string (jobs.text.items)",
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
      "warning AZML334: the task needs an entry script (jobs.p.task.entry_script)",
      "warning AZML334: Invalid data binding expression: inputs.two (jobs.p.input_data)",
      "warning AZML334: at least one mini-batch runs at a time (jobs.p.max_concurrency_per_instance)",
      "warning AZML334: -1 is for any number of failures, and the least there is (jobs.p.mini_batch_error_threshold)",
      "warning AZML334: Invalid data binding expression: outputs.gone (jobs.p.task.program_arguments)",
      "warning AZML334: a parallel node needs a task (jobs.q.task)",
      "warning AZML334: a parallel node needs input_data: the input that is cut into mini-batches (jobs.q.input_data)",
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
      'warning AZML335: sweep "s" both picks and gives a value for "n" (jobs.s.search_space.n)',
      'warning AZML335: the search space of "n" has no values to choose from (jobs.s.search_space.n)',
      'warning AZML335: sweep "s" picks values for "y", which is no input of its trial (jobs.s.search_space.y)',
      'warning AZML335: the search space of "y" has a minimum above its maximum (jobs.s.search_space.y)',
    ]);
  });

  it("warns of what the sampling algorithm cannot pick from", () => {
    const sweep = (algorithm: string): string[] =>
      told(`
  s:
    type: sweep
    trial: ./c.yml
    sampling_algorithm: ${algorithm}
    search_space:
      n: { type: normal, mu: 0, sigma: 1 }
      x: { type: choice, values: [1, { depth: { type: randint, upper: 3 } }] }
    objective: { goal: minimize, primary_metric: loss }
    limits: { max_total_trials: 4 }`).filter((line) => line.includes("AZML335"));
    expect(sweep("grid")).toEqual([
      'warning AZML335: the search space of "n" is a normal, and a grid goes over choices (jobs.s.search_space.n)',
      'warning AZML335: the search space of "x" holds a randint, and a grid goes over choices (jobs.s.search_space.x)',
    ]);
    expect(sweep("bayesian")).toEqual([
      'warning AZML335: the search space of "n" is a normal, and bayesian sampling takes choice, uniform, quniform, randint (jobs.s.search_space.n)',
    ]);
    expect(sweep("{ type: random, logbase: 0 }")).toEqual([
      'warning AZML335: the logbase of sweep "s" is neither "e" nor a number above 0 (jobs.s.sampling_algorithm.logbase)',
    ]);
    expect(sweep("{ type: random, logbase: 10 }")).toEqual([]);
  });
});
