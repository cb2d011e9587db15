import { describe, expect, it } from "vitest";
import type { CodeEntry } from "../../src/diagnostics/codes/entry.js";
import { serviceCodes } from "../../src/diagnostics/codes/service.js";
import { codes } from "../../src/diagnostics/codes/table.js";
import type { CommandComponent } from "../../src/model/command-component.js";
import type { ParallelTask } from "../../src/model/parallel-settings.js";
import type { PipelineJob } from "../../src/model/pipeline-job.js";
import { differencesPage } from "../../scripts/write-differences-page.js";
import { checkYaml, type CheckYamlOptions } from "./check-yaml.js";

/** A job of one command, whose parts a case replaces. */
function command(parts: { readonly job?: object; readonly node?: object; readonly component?: object } = {}): string {
  const component = { type: "command", command: "echo hi", environment: "azureml:e:1", ...parts.component };
  return JSON.stringify({
    type: "pipeline",
    compute: "azureml:cpu",
    ...parts.job,
    jobs: { a: { type: "command", component, ...parts.node } },
  });
}

/** Its environment, defined on the spot. */
function environment(given: object): string {
  return command({ component: { environment: { image: "registry.io/i:1", ...given } } });
}

/** A conda file that nothing is wrong with, but for what a case replaces. */
function conda(...dependencies: readonly unknown[]): string {
  return environment({ conda_file: { channels: ["conda-forge"], dependencies: ["python=3.11", "pip=24.0", ...dependencies] } });
}

const long = (length: number): string => "x".repeat(length);
const many = <T>(count: number, make: (index: number) => T): Record<string, T> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, make(index)]));
const sweep = (limits: object): string =>
  JSON.stringify({
    type: "pipeline",
    compute: "azureml:cpu",
    jobs: {
      a: {
        type: "sweep",
        trial: { type: "command", command: "echo ${{inputs.x}}", environment: "azureml:e:1", inputs: { x: { type: "number" } } },
        search_space: { x: { type: "uniform", min_value: 0, max_value: 1 } },
        sampling_algorithm: "random",
        objective: { goal: "maximize", primary_metric: "m" },
        limits,
      },
    },
  });
const spark = (version: string): string =>
  JSON.stringify({
    type: "pipeline",
    jobs: {
      a: {
        type: "spark",
        code: ".",
        entry: { file: "s.py" },
        conf: {
          "spark.driver.cores": 1,
          "spark.driver.memory": "1g",
          "spark.executor.cores": 1,
          "spark.executor.memory": "1g",
          "spark.executor.instances": 1,
        },
        resources: { instance_type: "standard_e4s_v3", runtime_version: version },
      },
    },
  });
const input = (given: object): string =>
  command({ component: { inputs: { d: { type: "uri_folder" } }, command: "ls ${{inputs.d}}" }, node: { inputs: { d: given } } });

const parallel = (name: string): string =>
  JSON.stringify({
    type: "pipeline",
    compute: "azureml:cpu",
    jobs: {
      [name]: {
        type: "parallel",
        component: {
          type: "parallel",
          mini_batch_size: "1",
          input_data: "${{inputs.d}}",
          inputs: { d: { type: "uri_folder" } },
          outputs: { o: { type: "uri_folder" } },
          task: { type: "run_function", code: ".", entry_script: "s.py", environment: "azureml:e:1" },
        },
        inputs: { d: { type: "uri_folder", path: "https://a.blob.core.windows.net/c/d" } },
      },
    },
  });

/** The readers refuse a command without an environment, and let those of components have no names; TypeScript does neither. */
function changed(job: PipelineJob, change: (component: CommandComponent) => CommandComponent): PipelineJob {
  const jobs = Object.entries(job.component.jobs).map(([name, node]) => {
    if (node.kind !== "command" || node.component.kind !== "command") return [name, node] as const;
    return [name, { ...node, component: change(node.component) }] as const;
  });
  return { ...job, component: { ...job.component, jobs: Object.fromEntries(jobs) } };
}

const withoutEnvironment = (job: PipelineJob): PipelineJob =>
  changed(job, ({ environment: _, ...component }) =>
    component.command === "echo hi" ? component : { ...component, environment: _ as never },
  );

const withoutTaskEnvironment = (job: PipelineJob): PipelineJob => {
  const jobs = Object.entries(job.component.jobs).map(([name, node]) => {
    if (node.kind !== "parallel" || node.component.kind !== "parallel" || name !== "without") return [name, node] as const;
    const { environment: _, ...task } = node.component.task ?? {};
    return [name, { ...node, component: { ...node.component, task: task as ParallelTask } }] as const;
  });
  return { ...job, component: { ...job.component, jobs: Object.fromEntries(jobs) } };
};

const nameEnvironment = (job: PipelineJob): PipelineJob =>
  changed(job, (component) => {
    const { environment } = component;
    if (environment?.kind !== "inline") return component;
    const name = environment.image === "registry.io/i:1" ? "AzureML-mine" : "mine-AzureML";
    return { ...component, environment: { ...environment, name } };
  });

type Case = readonly [told: string, silent: string, options?: CheckYamlOptions];

const dockerfile = (text: string, more: Readonly<Record<string, string>> = {}): CheckYamlOptions => ({
  files: { "context/Dockerfile": text, ...more },
});
const context = command({ component: { environment: { build: { path: "context" } } } });

/** For each code a job that is told of it, and one beside it that is not. */
const cases: Readonly<Record<string, readonly Case[]>> = {
  AZML322: [[command({ job: { compute: undefined } }), command()]],
  AZML323: [
    [command(), command({ component: { command: "echo ho" } }), { change: withoutEnvironment }],
    [parallel("without"), parallel("with"), { change: withoutTaskEnvironment, files: { "s.py": "" } }],
  ],
  AZML901: [
    [command({ job: { display_name: long(257) } }), command({ job: { display_name: long(256) } })],
    [command({ node: { display_name: long(257) } }), command({ node: { display_name: long(256) } })],
    [command({ job: { description: long(5001) } }), command({ job: { description: long(5000) } })],
  ],
  AZML902: [
    [command({ job: { tags: many(51, String) } }), command({ job: { tags: many(50, String) } })],
    [command({ job: { tags: { [long(101)]: "a" } } }), command({ job: { tags: { [long(100)]: "a" } } })],
    [command({ job: { tags: { a: long(1001) } } }), command({ job: { tags: { a: long(1000) } } })],
  ],
  AZML903: [
    [
      command({ component: { outputs: many(21, () => ({ type: "uri_folder" })) } }),
      command({ component: { outputs: many(20, () => ({ type: "uri_folder" })) } }),
    ],
  ],
  AZML905: [
    [
      command({ component: { inputs: { s: { type: "string" } } }, node: { inputs: { s: long(1024 * 1024 + 1) } } }),
      command({ component: { inputs: { s: { type: "string" } } }, node: { inputs: { s: long(1024) } } }),
    ],
  ],
  AZML910: [
    [command({ component: { environment: "azureml:e@latest" } }), command()],
    [
      command({ component: { environment: "azureml://registries/azureml/environments/sklearn-1.5/labels/latest" } }),
      command({ component: { environment: "azureml://registries/azureml/environments/sklearn-1.5/versions/35" } }),
    ],
  ],
  AZML911: [
    [environment({ image: "registry.io/i" }), environment({})],
    [environment({ image: "registry.io:5000/i:latest" }), environment({ image: "registry.io:5000/i:2" })],
    [environment({ image: "registry.io:5000/i" }), environment({ image: "registry.io/i@sha256:0123" })],
    [context, environment({}), dockerfile("FROM registry.io/i AS a\nFROM a\n")],
    // What the file itself says of a name counts; what only the build says does not.
    [context, environment({}), dockerfile("ARG BASE=registry.io/i\nFROM $BASE\n")],
    [
      context,
      context.replace("context", "given"),
      dockerfile("FROM registry.io/i\n", { "given/Dockerfile": "ARG TAG\nFROM registry.io/i:$TAG\n" }),
    ],
  ],
  AZML912: [
    [
      environment({ image: "mcr.microsoft.com/azureml/openmpi3.1.2-ubuntu18.04:20230320.v1" }),
      environment({ image: "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04:20260409.v4" }),
    ],
    [environment({ image: "mcr.microsoft.com/azureml/base:1" }), environment({ image: "mcr.microsoft.com/azureml/baseline:1" })],
    [context, environment({}), dockerfile("FROM mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu20.04:1\n")],
  ],
  AZML913: [
    [
      command({ component: { environment: "azureml:AzureML-sklearn-0.24-ubuntu18.04-py37-cpu:23" } }),
      command({ component: { environment: "azureml:mine-ubuntu18.04:23" } }),
    ],
  ],
  AZML914: [[environment({}), environment({ image: "registry.io/other:1" }), { change: nameEnvironment }]],
  AZML915: [
    [environment({ conda_file: { dependencies: [{ pip: ["six"] }, "pip"] } }), conda()],
    [conda("python=3.12"), conda()],
  ],
  AZML916: [
    [
      environment({ conda_file: { dependencies: ["python=3.8", "pip"] } }),
      environment({ conda_file: { dependencies: ["python>=3.11", "pip"] } }),
    ],
  ],
  AZML917: [
    [conda({ pip: ["-r requirements.txt"] }), conda({ pip: ["-r https://example.org/requirements.txt"] })],
    [conda({ pip: ["-e ."] }), conda({ pip: ["-e git+https://example.org/r.git#egg=r"] })],
    [conda({ pip: ["./wheels/mine-1.0.whl"] }), conda({ pip: ["https://example.org/mine-1.0.whl"] })],
    [conda({ pip: ["mine @ file:///home/ada/mine"] }), conda({ pip: ["mine @ https://example.org/mine.zip"] })],
  ],
  AZML918: [[environment({ conda_file: { dependencies: ["python=3.11", { pip: ["six"] }] } }), conda({ pip: ["six"] })]],
  AZML919: [
    [
      environment({ conda_file: { dependencies: ["python=3.11", "numpy=2"] } }),
      environment({ conda_file: { channels: ["conda-forge"], dependencies: ["python=3.11", "numpy=2"] } }),
    ],
  ],
  AZML920: [
    [conda({ pip: ["mlflow>=3.15.3", "azureml-mlflow"] }), conda({ pip: ["mlflow==2.16.0", "azureml-mlflow"] })],
    [conda({ pip: ["mlflow-skinny==3.16", "azureml-mlflow"] }), conda({ pip: ["mlflow-skinny==3.16"] })],
  ],
  AZML921: [
    [
      environment({ image: "python:3.11-slim", conda_file: { dependencies: ["python=3.11", "pip"] } }),
      environment({ image: "continuumio/miniconda3:24.1", conda_file: { dependencies: ["python=3.11", "pip"] } }),
    ],
  ],
  AZML922: [
    [
      environment({
        image: "mcr.microsoft.com/azureml/curated/acpt-pytorch-2.2-cuda12.1:20",
        conda_file: { dependencies: ["python=3.11", "pip"] },
      }),
      environment({ image: "mcr.microsoft.com/azureml/curated/acpt-pytorch-2.2-cuda12.1:20" }),
    ],
  ],
  AZML923: [
    [context, environment({}), dockerfile("FROM registry.io/i:1\n", { "context/data": long(1024 * 1024 + 1) })],
    [
      context,
      environment({}),
      dockerfile("FROM registry.io/i:1\n", Object.fromEntries(Object.keys(many(101, String)).map((k) => [`context/${k}`, ""]))),
    ],
    [context, environment({}), dockerfile(`FROM registry.io/i:1\n#${long(100 * 1024)}\n`)],
  ],
  AZML924: [
    [
      command({ component: { environment: { build: { path: "context", dockerfile_path: "Other" } } } }),
      context,
      dockerfile("FROM registry.io/i:1\n"),
    ],
  ],
  AZML925: [
    [conda({ pip: ["mlflow"] }), conda({ pip: ["mlflow<3"] })],
    [conda("mlflow=3.1"), conda("mlflow=2.16")],
    [conda({ pip: ["mlflow>=2.8"] }), conda({ pip: ["mlflow>=2.8,<3.0"] })],
    [conda({ pip: ["mlflow~=3.1"] }), conda({ pip: ["mlflow~=2.16.1", "mlflow-skinny"] })],
  ],
  AZML930: [
    [command({ job: { compute: "local" } }), command()],
    [command({ node: { compute: "azureml:local" } }), command({ node: { compute: "azureml:local-cpu" } })],
    [
      command({ job: { settings: { default_compute: "azureml:local" } } }),
      command({ job: { settings: { default_compute: "azureml:cpu" } } }),
    ],
  ],
  AZML931: [[spark("3.3"), spark("3.4"), { files: { "s.py": "" } }]],
  AZML932: [
    [
      command({ node: { resources: { instance_count: 101 } }, component: { distribution: { type: "mpi" } } }),
      command({ node: { resources: { instance_count: 101 } }, component: { distribution: { type: "pytorch" } } }),
    ],
  ],
  AZML933: [[command({ node: { limits: { timeout: 21 * 86_400 + 1 } } }), command({ node: { limits: { timeout: 21 * 86_400 } } })]],
  AZML934: [
    [sweep({ max_total_trials: 1001 }), sweep({ max_total_trials: 1000 })],
    [sweep({ max_total_trials: 10, max_concurrent_trials: 1001 }), sweep({ max_total_trials: 10, max_concurrent_trials: 10 })],
  ],
  AZML940: [
    [
      input({ type: "uri_folder", path: "azureml://datastores/mine/paths/a" }),
      input({ type: "uri_folder", path: "azureml://datastores/workspaceblobstore/paths/a" }),
    ],
    [
      command({ job: { settings: { default_datastore: "azureml:mine" } } }),
      command({ job: { settings: { default_datastore: "azureml:workspaceblobstore" } } }),
    ],
    [
      command({
        component: { outputs: { o: { type: "uri_folder" } } },
        node: { outputs: { o: { path: "azureml://datastores/mine/paths/o" } } },
      }),
      command({ component: { outputs: { o: { type: "uri_folder" } } } }),
    ],
  ],
  AZML941: [
    [
      input({ type: "uri_folder", path: "./data", datastore: "workspacefilestore" }),
      input({ type: "uri_folder", path: "./data", datastore: "workspaceblobstore" }),
      { files: { "data/a.csv": "" } },
    ],
  ],
  AZML942: [
    [command(), command({ component: { environment: "azureml:other:1" } }), { registered: ["environments e:1"] }],
    [
      JSON.stringify({ type: "pipeline", compute: "azureml:cpu", jobs: { a: { type: "command", component: "azureml:train" } } }),
      JSON.stringify({ type: "pipeline", compute: "azureml:cpu", jobs: { a: { type: "command", component: "azureml:train:2" } } }),
      { registered: ["components train@default"] },
    ],
    [
      input({ type: "uri_folder", path: "azureml:d@latest" }),
      // Models have names of their own, and an ARM id names another workspace.
      input({ type: "mlflow_model", path: "azureml:d@latest" }),
      { registered: ["data d@latest"] },
    ],
    [
      command(),
      command({ component: { environment: "azureml://registries/azureml/environments/e/versions/1" } }),
      { registered: ["environments e:1"] },
    ],
  ],
};

describe("what passes here and not on Azure ML", () => {
  for (const [code, list] of Object.entries(cases)) {
    it(`${code}: ${(codes as Record<string, CodeEntry>)[code]?.title}`, () => {
      for (const [told, silent, options] of list) {
        expect(checkYaml(told, { ...options, asAzure: "warnings" })).toContain(`warning ${code}: `);
        expect(checkYaml(silent, { ...options, asAzure: "warnings" })).not.toContain(code);
        expect(checkYaml(told, { ...options, asAzure: "errors" })).toContain(`error ${code}: `);
        expect(checkYaml(told, options)).not.toContain(code);
      }
    });
  }

  it("is told once, with the other places, the cure and the source", () => {
    const node = { type: "command", component: "azureml:c:1" };
    const jobs = { a: node, b: node, c: node, d: node, e: node };
    expect(checkYaml(JSON.stringify({ type: "pipeline", jobs }), { asAzure: "warnings" })).toMatchInlineSnapshot(`
      "job.yml:1:28 - warning AZML322: Compute not set.
        1 | {"type":"pipeline","jobs":{"a":{"type":"command","component":"azureml:c:1"},"b":{"type":"command","component":"azureml:…
          |                            ~~~
        at jobs.a.compute
        see https://github.com/Azure/azure-sdk-for-python/pull/28310
        also at jobs.b.compute, jobs.c.compute, jobs.d.compute and 1 more
        hint: say compute: on the node, or default_compute: under settings

      Found 1 warning.
      "
    `);
    expect(checkYaml(conda({ pip: ["-e ."] }), { asAzure: "warnings" })).toMatchInlineSnapshot(`
      "job.yml:1:125 - warning AZML917: the conda file of the environment of component "a" names a file of this machine: -e .
        1 | …:{"type":"command","command":"echo hi","environment":{"image":"registry.io/i:1","conda_file":{"channels":["conda-forge…
          |                                          ~~~~~~~~~~~
        at jobs.a.component.environment
        see https://github.com/microsoft/hi-ml/issues/339
        hint: write the packages into the conda file, or use a Docker build context, which is uploaded as a whole

      Found 1 warning.
      "
    `);
  });

  it("is one line of all names that are registered here", () => {
    const environments = ["a", "b", "c", "d", "e", "f", "g"].map((name) => `azureml:${name}:1`);
    const jobs = Object.fromEntries([
      ...environments.map((environment, index) => [`n${index}`, { type: "command", command: "ls", environment }]),
      ["n", { type: "command", component: "azureml:train:1" }],
      ["m", { type: "command", component: "azureml:train:1" }],
    ]) as object;
    const registered = ["components train:1", ...environments.map((id) => id.replace("azureml:", "environments "))];
    const told = checkYaml(JSON.stringify({ type: "pipeline", compute: "azureml:cpu", jobs }), { asAzure: "warnings", registered });
    expect(told.match(/AZML942.*/g)).toEqual([
      'AZML942: the workspace needs what is registered on this machine: component "train:1", environment "a:1", environment "b:1", environment "c:1", environment "d:1", environment "e:1" and 2 more (azml component create FILE -w WORKSPACE, azml environment create FILE -w WORKSPACE).',
    ]);
    expect(told).toContain("at jobs.n.component");
  });

  it("has a source of its own for every code, and a case for all but what only a run or 30,000 nodes can show", () => {
    const sources = Object.entries(codes as Record<string, CodeEntry>).flatMap(([code, { source }]) =>
      source ? [[code, source] as const] : [],
    );
    expect(sources.length).toBeGreaterThanOrEqual(30);
    expect(sources.filter(([, source]) => !URL.canParse(source))).toEqual([]);
    expect(Object.keys(serviceCodes).filter((code) => !(code in cases))).toEqual(["AZML904", "AZML935"]);
  });

  it("is listed in docs/azure-differences.md (npm run docs writes it)", async () => {
    await expect(differencesPage()).toMatchFileSnapshot("../../docs/azure-differences.md");
  });
});
