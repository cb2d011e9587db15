import { describe, expect, it } from "vitest";
import { WrittenNumber } from "../../src/model/written-number.js";
import { readComponent } from "../../src/yaml/read-component.js";
import { readPipelineJob } from "../../src/yaml/read-pipeline-job.js";
import { told, yamlFolder } from "./yaml-folder.js";

const trial =
  "type: command\nname: t\ncommand: echo\nenvironment: azureml:e:1\ninputs: { x: { type: number }, data: { type: uri_folder, optional: true } }\noutputs: { o: { type: uri_folder }, ok: { type: boolean } }\n";

function read(jobs: string): ReturnType<typeof readPipelineJob> {
  return readPipelineJob(yamlFolder({ "job.yml": `type: pipeline\njobs:\n${jobs}`, "trial.yml": trial, "src/a.py": "" }));
}

/** What the first node has to say for itself, or what is wrong with the file. */
function node(jobs: string, name: string): unknown {
  const { job, diagnostics } = read(jobs);
  expect(told(diagnostics)).toEqual([]);
  return job?.component.jobs[name];
}

describe("nodes in YAML", () => {
  it("read sweeps, with numbers as they are written", () => {
    const sweep = node(
      `  s:
    type: sweep
    trial: ./trial.yml
    search_space:
      x: { type: choice, values: [1.0, 2, a, { lr: { type: Uniform, min_value: 1.0, max_value: 2 }, f: 3 }] }
    sampling_algorithm: { type: random, seed: 3, logbase: 2.0 }
    objective: { goal: Minimize, primary_metric: loss }
    limits: { max_total_trials: "\${{parent.inputs.n}}", timeout: 10 }
    early_termination: { type: bandit, slack_factor: 0.1 }`,
      "s",
    );
    expect(sweep).toMatchObject({
      kind: "sweep",
      component: { kind: "command" },
      searchSpace: {
        x: {
          type: "choice",
          values: [new WrittenNumber("1.0"), 2, "a", { lr: { type: "uniform", minValue: new WrittenNumber("1.0"), maxValue: 2 }, f: 3 }],
        },
      },
      samplingAlgorithm: { type: "random", seed: 3, logbase: new WrittenNumber("2.0") },
      objective: { goal: "minimize", primaryMetric: "loss" },
      limits: { maxTotalTrials: "${{parent.inputs.n}}", timeout: 10 },
      earlyTermination: { type: "bandit", slackFactor: 0.1 },
    });
  });

  it("read parallel runs in line: what holds a binding is the node's alone", () => {
    const parallel = node(
      `  p:
    type: parallel
    input_data: \${{inputs.d}}
    inputs: { d: { type: mltable, path: "azureml:d:1" } }
    mini_batch_size: 10kb
    error_threshold: "\${{parent.inputs.n}}"
    retry_settings: { timeout: 60, max_retries: 2 }
    partition_keys: [a, b]
    task: { type: run_function, code: ./src, entry_script: a.py, environment: "azureml:e:1" }`,
      "p",
    );
    expect(parallel).toMatchObject({
      miniBatchSize: 10240,
      errorThreshold: "${{parent.inputs.n}}",
      component: { kind: "parallel", miniBatchSize: 10240, inputs: { d: { kind: "mltable" } }, partitionKeys: ["a", "b"] },
    });
    expect(parallel).not.toHaveProperty("component.errorThreshold");
  });

  it("read Spark settings by their full names, however they are written", () => {
    const spark = node(
      `  s:
    type: spark
    entry: { file: a.py }
    conf: { driver_cores: 1, spark.executor.cores: 2, spark.dynamicAllocation.enabled: true, spark.dynamicAllocation.minExecutors: 3, own: 1.0 }
    resources: { instance_type: Standard_E4S_V3, runtime_version: 3.4 }`,
      "s",
    );
    expect(spark).toMatchObject({
      resources: { instanceType: "Standard_E4S_V3", runtimeVersion: "3.4" },
      component: {
        conf: {
          "spark.driver.cores": 1,
          "spark.executor.cores": 2,
          "spark.executor.instances": 3,
          own: new WrittenNumber("1.0"),
        },
        code: { kind: "local" },
      },
    });
  });

  it("read branches and loops, their ports by name or by binding", () => {
    const { job, diagnostics } = read(`  b: { component: ./trial.yml, inputs: { x: 1 } }
  w:
    type: do_while
    body: \${{parent.jobs.b}}
    condition: \${{parent.jobs.b.outputs.ok}}
    mapping: { "\${{parent.jobs.b.outputs.o}}": [data, "\${{parent.jobs.b.inputs.data}}"] }
    limits: { max_iteration_count: 5 }
  c: { component: ./trial.yml }
  f:
    type: parallel_for
    body: \${{parent.jobs.c}}
    items: '[{"x": 1.0}, {"x": 2}]'
    max_concurrency: 2
  i:
    type: if_else
    condition: \${{parent.jobs.b.outputs.ok}}
    true_block: \${{parent.jobs.b}}
    false_block: ["\${{parent.jobs.c}}"]
  after: { command: ls, environment: "azureml:e:1", inputs: { all: "\${{parent.jobs.f.outputs.o}}", one: "\${{parent.jobs.b.outputs.o}}" } }`);
    expect(told(diagnostics)).toEqual([]);
    expect(job?.component.jobs).toMatchObject({
      w: { body: "b", condition: "ok", mapping: { o: ["data", "data"] }, maxIterationCount: 5 },
      f: {
        body: "c",
        items: [{ x: { kind: "literal", value: 1, text: "1.0" } }, { x: { kind: "literal", value: 2 } }],
        maxConcurrency: 2,
      },
      i: { condition: "${{parent.jobs.b.outputs.ok}}", trueBlock: ["${{parent.jobs.b}}"], falseBlock: ["${{parent.jobs.c}}"] },
      // What the rounds of a loop give together is a table.
      after: { component: { inputs: { all: { kind: "mltable" }, one: { kind: "uri_folder" } } } },
    });
  });

  it("read imports and exports with the service's components, and copies with one of their own", () => {
    const { job, diagnostics } = read(`  i:
    type: data_transfer
    task: import_data
    source: { type: database, query: select, connection: "azureml:c" }
    outputs: { sink: { type: mltable } }
  e:
    type: data_transfer
    task: export_data
    inputs: { source: { type: uri_file, path: "azureml:d:1" } }
    sink: { type: database, table_name: t, connection: "azureml:c" }
  c:
    type: data_transfer
    task: copy_data
    data_copy_mode: fail_if_conflict
    inputs: { a: { type: uri_folder, path: "azureml:d:1" } }
    outputs: { o: { type: uri_folder } }`);
    expect(told(diagnostics)).toEqual([]);
    expect(job?.component.jobs).toMatchObject({
      i: { source: "BUILTIN", component: { id: "azureml://registries/azureml/components/import_data_database/versions/0.0.1" } },
      e: { source: "BUILTIN", component: { id: "azureml://registries/azureml/components/export_data_database/versions/0.0.1" } },
      c: { dataCopyMode: "fail_if_conflict", component: { kind: "data_transfer", task: "copy_data", dataCopyMode: "fail_if_conflict" } },
    });
  });

  it.each([
    [
      "  s: { type: sweep, trial: ./trial.yml }",
      [
        'job.yml:3:3 AZML407 jobs.s.objective: a sweep node needs "objective"',
        'job.yml:3:3 AZML407 jobs.s.limits: a sweep node needs "limits"',
      ],
    ],
    [
      "  s: { type: sweep, trial: ./trial.yml, objective: { goal: most, primary_metric: m }, limits: { max_total_trials: many }, search_space: { x: { type: unifrom }, y: { type: normal, mu: 1 }, z: { type: choice, values: [true] } } }",
      [
        'job.yml:3:150 AZML411 jobs.s.search_space.x.type: "unifrom" is not one of choice, uniform, loguniform, quniform, qloguniform, normal, lognormal, qnormal, qlognormal, randint (did you mean "uniform"?)',
        'job.yml:3:161 AZML407 jobs.s.search_space.y.sigma: a distribution needs "sigma"',
        'job.yml:3:217 AZML408 jobs.s.search_space.z.values.0: a choice is made among texts, numbers and maps, not true, which YAML reads as true (put it in quotes: "true")',
        'job.yml:3:60 AZML411 jobs.s.objective.goal: "most" is not one of minimize, maximize',
        'job.yml:3:115 AZML408 jobs.s.limits.max_total_trials: expected a whole number, got "many"',
      ],
    ],
    [
      "  p: { type: parallel, mini_batch_size: 10, task: { type: run, environment: azureml:e:1 }, logging_level: loud }",
      [
        'job.yml:3:59 AZML411 jobs.p.task.type: "run" is not one of run_function, model, function',
        'job.yml:3:41 AZML408 jobs.p.mini_batch_size: expected text, got the number 10 (put it in quotes: "10")',
        'job.yml:3:107 AZML411 jobs.p.logging_level: "loud" is not one of DEBUG, INFO, WARNING',
      ],
    ],
    [
      '  p: { type: parallel, mini_batch_size: "10 kb", task: { type: run_function } }',
      [
        'job.yml:3:50 AZML407 jobs.p.task.environment: "task" needs "environment"',
        'job.yml:3:41 AZML411 jobs.p.mini_batch_size: "10 kb" is not the size of a mini-batch (write "10" for files, "100kb" for bytes)',
      ],
    ],
    [
      "  s: { type: spark, entry: { fil: a.py }, jars: [a, a], code: git+https://x.invalid/y }",
      [
        'job.yml:3:30 AZML407 jobs.s.entry.file: "entry" needs "file" (did you mean "file" where it says "fil"?)',
        'job.yml:3:49 AZML411 jobs.s.jars: "a" is twice in "jars" (name each file once)',
        "job.yml:3:63 AZML426 jobs.s.code: Not a valid code value: git paths are not supported. (clone it, and name the folder)",
      ],
    ],
    [
      "  d: { type: data_transfer, task: copy }",
      ['job.yml:3:35 AZML411 jobs.d.task: "copy" is not one of copy_data, import_data, export_data'],
    ],
    [
      "  d: { type: data_transfer, task: import_data, source: { type: database, connection: azureml:c }, outputs: { other: { type: mltable } } }",
      ['job.yml:3:99 AZML409 jobs.d.outputs: task import_data has one of outputs, called "sink"'],
    ],
    [
      "  d: { type: data_transfer, task: export_data, sink: { type: file_system, connection: azureml:c }, inputs: { source: { type: uri_file, path: azureml:d:1 } } }",
      [
        "job.yml:3:54 AZML411 jobs.d.sink: Sink is a required field for export data task and we don't support exporting file system for now.",
      ],
    ],
    [
      "  w: { type: do_while, body: '${{parent.jobs.boddy}}', mapping: {}, limits: { max_iteration_count: 1001 } }\n  body: { component: ./trial.yml }",
      [
        'job.yml:3:30 AZML422 jobs.w.body: Cannot find the do-while loop body "boddy" in the pipeline. (did you mean "body"?)',
        "job.yml:3:100 AZML411 jobs.w.limits.max_iteration_count: Must be greater than or equal to 1 and less than or equal to 1000.",
      ],
    ],
    [
      "  f: { type: parallel_for, body: body, items: [1], max_concurrency: '${{parent.inputs.n}}' }",
      [
        "job.yml:3:34 AZML415 jobs.f.body: body does not name a node (write ${{parent.jobs.<node>}})",
        "job.yml:3:48 AZML408 jobs.f.items.0: Items has to be list/dict of dict as value, but got the number 1.",
        'job.yml:3:69 AZML408 jobs.f.max_concurrency: expected a whole number, got "${{parent.inputs.n}}" (a data binding cannot stand here)',
      ],
    ],
    [
      "  w: { type: do_while, body: '${{parent.jobs.t}}', condition: okay, mapping: { o: [dta] }, limits: { max_iteration_count: '${{parent.inputs.n}}' } }\n  t: { component: ./trial.yml }",
      [
        'job.yml:3:123 AZML408 jobs.w.limits.max_iteration_count: expected a whole number, got "${{parent.inputs.n}}" (a data binding cannot stand here)',
        "job.yml:3:63 AZML422 jobs.w.condition: Cannot find okay in do_while loop body outputs.",
        'job.yml:3:78 AZML422 jobs.w.mapping: Cannot find dta in do_while loop body inputs. (did you mean "data"?)',
      ],
    ],
    [
      "  f: { type: parallel_for, body: '${{parent.jobs.i}}', items: [{}] }\n  i: { type: if_else, condition: true, true_block: '${{parent.jobs.f}}' }",
      ['job.yml:3:34 AZML423 jobs.f.body: Expecting a command or a pipeline for body, got "i" of type if_else instead.'],
    ],
    [
      "  i: { type: if_else, condition: 3, true_block: [1] }",
      [
        "job.yml:3:34 AZML408 jobs.i.condition: expected the binding of an output, true or false, got the number 3",
        "job.yml:3:50 AZML408 jobs.i.true_block.0: expected the binding of a node such as ${{parent.jobs.train}}, got the number 1",
      ],
    ],
  ])("are refused, each mistake at its place: %s", (jobs, expected) => {
    const { job, diagnostics } = read(jobs);
    expect(job).toBeUndefined();
    expect(told(diagnostics)).toEqual(expected);
  });
});

describe("components in YAML", () => {
  it("have no data bindings for numbers, and outputs of primitive kinds only in commands and pipelines", () => {
    const file = yamlFolder({
      "c.yml":
        "type: parallel\nname: c\nerror_threshold: '${{inputs.n}}'\nresources: { instance_count: '${{inputs.n}}' }\noutputs: { o: { type: string } }\n",
    });
    expect(told(readComponent(file).diagnostics)).toEqual([
      "c.yml:5:23 AZML411 outputs.o.type: only commands and pipelines have outputs of kind string",
      'c.yml:3:18 AZML408 error_threshold: expected a whole number, got "${{inputs.n}}" (a data binding cannot stand here)',
      'c.yml:4:30 AZML408 resources.instance_count: expected a whole number, got "${{inputs.n}}" (a data binding cannot stand here)',
    ]);
  });

  it("can be read, and are told of, when a port has a wrong name, code is in git or an include is there already", () => {
    const file = yamlFolder({
      "c.yml":
        "type: command\nname: c\ncommand: ls\nenvironment: azureml:e:1\ncode: ./src\nadditional_includes: [./other/a.py]\noutputs: { 1o: { type: uri_folder } }\n",
      "src/a.py": "",
      "other/a.py": "",
    });
    const { component, diagnostics } = readComponent(file);
    expect(component?.outputs).toHaveProperty("1o");
    expect(told(diagnostics)).toEqual([
      "c.yml:7:12 AZML425 outputs.1o: '1o' is not a valid parameter name, must be composed letters, numbers, and underscores. (it may not start with a digit)",
      "c.yml:6:23 AZML427 additional_includes: A file already exists for additional include ./other/a.py. (remove it from the code, or from the includes)",
    ]);
  });

  it("infer that an input of a pipeline is optional from where it goes", () => {
    const file = yamlFolder({
      "p.yml":
        "type: pipeline\nname: p\ninputs:\n  a: { type: uri_folder }\n  b: { type: uri_folder, optional: false }\n  c: { type: number }\n  d: { type: number }\njobs:\n  x: { component: ./t.yml, inputs: { data: '${{parent.inputs.a}}', x: '${{parent.inputs.c}}' } }\n  y: { component: ./t.yml, inputs: { data: '${{parent.inputs.b}}', x: '${{parent.inputs.d}}_' } }\n",
      "t.yml": trial,
    });
    expect(readComponent(file).component?.inputs).toEqual({
      a: { kind: "uri_folder", optional: true },
      b: { kind: "uri_folder", optional: false },
      c: { kind: "number" },
      d: { kind: "number" },
    });
  });

  it("keep the old kind path, and who may look into the data", () => {
    const { component, diagnostics } = readComponent(
      yamlFolder({
        "c.yml":
          "type: command\nname: c\ncommand: ls\nenvironment: azureml:e:1\nintellectual_property: { publisher: p }\ninputs: { d: { type: path, intellectual_property: { protection_level: none } } }\n",
      }),
    );
    expect(told(diagnostics)).toEqual([]);
    expect(component).toMatchObject({
      intellectualProperty: { publisher: "p" },
      inputs: { d: { kind: "uri_folder", legacyPath: true, intellectualProperty: { protection_level: "none" } } },
    });
  });
});
