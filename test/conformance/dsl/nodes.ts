// Every kind of node, with its options.
import path from "node:path";
import {
  bandit,
  bayesian,
  type Binding,
  choice,
  command,
  component,
  dataTransfer,
  type Default,
  environment,
  grid,
  input,
  job,
  loadComponent,
  medianStopping,
  parallelRunFunction,
  pipeline,
  random,
  spark,
  step,
  sweep,
  truncationSelection,
  mltable,
  uriFile,
  uriFolder,
} from "../../../src/index.js";
import { C, D, shared, type Twin } from "./corpus.js";

const env = "azureml:my-env:3";

export const command_node_full: Twin = (corpus) => {
  const c = command({
    name: "full",
    displayName: "Full one",
    description: "d",
    tags: { a: "1" },
    code: path.join(corpus, "src"),
    command: "python main.py --d ${{inputs.d}} --n ${{inputs.n}} > ${{outputs.o}}/x",
    environment: env,
    environmentVariables: { A: "b", N: "1" },
    inputs: {
      d: { type: "uri_folder", mode: "download" },
      n: { type: "integer", default: 3 },
      f: { type: "number", default: 1.5 },
      b: { type: "boolean", default: true },
      s: { type: "string", default: "x" },
    },
    outputs: { o: { type: "uri_folder", mode: "rw_mount" } },
    compute: "gpu",
    resources: { instanceCount: 2, instanceType: "Standard_X", shmSize: "4g", dockerArgs: "--cpus 2" },
    limits: { timeout: 600 },
    distribution: { type: "pytorch", processCountPerInstance: 4 },
    isDeterministic: false,
    identity: { type: "user_identity" },
  });
  @pipeline()
  class P {
    @input("uri_folder") d!: Binding<"uri_folder">;
    build() {
      // Python's command() sends the values that its inputs begin with; azml leaves them to the component unless a step says them.
      step(c, { d: this.d, n: 3, f: 1.5, b: true, s: "x" });
    }
  }
  return job(P, { d: D });
};

export const command_node_overrides: Twin = (corpus) => {
  // Python's set_resources() of one node changes the component that both use.
  const { train } = shared(corpus, { resources: { instance_count: 3, instance_type: "X", docker_args: "--x" } });
  @pipeline({ defaultCompute: "cpu" })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    build() {
      step(
        train,
        { data: this.data },
        {
          name: "a",
          compute: "gpu",
          resources: { instanceCount: 4, instanceType: "X", shmSize: "1g", properties: { k: { v: 1 } } },
          limits: { timeout: 3600 },
          environmentVariables: { E: "v" },
          distribution: { type: "mpi", processCountPerInstance: 2 },
          displayName: "A!",
          tags: { t: "1" },
          comment: "why",
        },
      );
      step(
        train,
        { data: this.data },
        {
          name: "b",
          distribution: { type: "tensorflow", parameterServerCount: 1, workerCount: 2 },
          identity: { type: "aml_token" },
        },
      );
    }
  }
  return job(P, { data: D });
};

/** A job of a pipeline `p` without inputs. */
function alone(build: () => void, defaultCompute: string | null = "cpu"): unknown {
  @pipeline(defaultCompute === null ? {} : { defaultCompute })
  class P {
    build() {
      build();
    }
  }
  return job(P, {});
}

/** A job of a pipeline `p` whose one input is the folder `d`. */
function withD(build: (d: Binding<"uri_folder">) => void, d = D, defaultCompute: string | null = "cpu"): unknown {
  @pipeline(defaultCompute === null ? {} : { defaultCompute })
  class P {
    @input("uri_folder") d!: Binding<"uri_folder">;
    build() {
      build(this.d);
    }
  }
  return job(P, { d });
}

export const command_services_in_pipeline: Twin = () => {
  const c = command({
    name: "svc",
    command: "sleep 1h",
    environment: env,
    services: {
      ssh: { type: "ssh", ssh_public_keys: "AAA", nodes: "all" },
      lab: { type: "jupyter_lab" },
      tb: { type: "tensor_board", log_dir: "~/logs" },
      vs: { type: "vs_code", nodes: "all" },
    },
  });
  return alone(() => void step(c, {}));
};

export const command_code_kinds: Twin = (corpus) => {
  const src = path.join(corpus, "src");
  const arm = "azureml:/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w/codes/c/versions/1";
  return alone(() => {
    step(C("folder", { code: src }), {});
    step(C("onefile", { code: path.join(src, "main.py") }), {});
    step(C("same", { code: `${src}/` }), {});
    step(C("arm", { code: arm }), {});
    step(C("none"), {});
  });
};

export const command_code_missing: Twin = (corpus) => {
  const folder = command({ name: "folder", command: "echo hi", environment: env, code: path.join(corpus, "nowhere") });
  return alone(() => void step(folder, {}));
};

export const command_instance_type_list: Twin = (corpus) => {
  const { ctl } = shared(corpus);
  return alone(() => void step(ctl, {}, { name: "a", resources: { instanceType: ["X", "Y"] } }));
};

export const command_long_text: Twin = () => {
  const c = C("multi", {
    command: "set -e\necho \"${{inputs.a}}\" && \\\n  echo '$[[x ${{inputs.b}}]]' ${{ inputs.a }}\n\ttab é ☃ \\d",
    inputs: { a: "string", b: "string?" },
  });
  @pipeline({ defaultCompute: "cpu" })
  class P {
    @input("string", { default: "q" }) a!: Default<Binding<"string">>;
    build() {
      step(c, { a: this.a });
    }
  }
  return job(P, {});
};

export const command_no_compute: Twin = (corpus) => {
  const { ctl } = shared(corpus);
  return alone(() => void step(ctl, {}), null);
};

export const command_unknown_binding: Twin = () => {
  const bad = C("bad", { command: "echo ${{inputs.zz}} ${{outputs.q}} ${{inputs.a}}", inputs: { a: "string" } });
  return alone(() => void step(bad, { a: "x" }));
};

export const builder_node_named_and_used_twice: Twin = (corpus) => {
  const pr = parallelRunFunction({
    name: "par",
    inputs: { d: "uri_folder" },
    outputs: { o: "uri_folder" },
    inputData: "d",
    miniBatchSize: 2,
    task: { code: path.join(corpus, "src"), entryScript: "main.py", environment: env },
  });
  return withD((d) => {
    const a = step(pr, { d }, { name: "par" });
    step(pr, { d: a.outputs.o }, { name: "par" });
  });
};

export const parallel_node: Twin = (corpus) => {
  const pr = parallelRunFunction({
    name: "par",
    inputs: { d: { type: "mltable", mode: "eval_mount" }, label: "string?" },
    outputs: { o: { type: "uri_file", mode: "rw_mount" } },
    inputData: "d",
    resources: { instanceCount: 2 },
    miniBatchSize: "10kb",
    miniBatchErrorThreshold: 5,
    maxConcurrencyPerInstance: 3,
    errorThreshold: 7,
    loggingLevel: "DEBUG",
    environmentVariables: { X: "1" },
    compute: "cpu",
    task: {
      code: path.join(corpus, "src"),
      entryScript: "main.py",
      programArguments: "--o ${{outputs.o}}",
      appendRowTo: "o",
      environment: env,
    },
  });
  @pipeline()
  class P {
    @input("mltable") d!: Binding<"mltable">;
    build() {
      step(pr, { d: this.d }, { retrySettings: { timeout: 60, maxRetries: 3 } });
    }
  }
  return job(P, { d: mltable("azureml:t:1", { mode: "eval_mount" }) });
};

export const parallel_partition: Twin = (corpus) => {
  const pr = parallelRunFunction({
    name: "par",
    inputs: { d: "mltable" },
    outputs: { o: "uri_folder" },
    inputData: "d",
    partitionKeys: ["a", "b"],
    compute: "cpu",
    task: { code: path.join(corpus, "src"), entryScript: "main.py", environment: env },
  });
  @pipeline()
  class P {
    @input("mltable") d!: Binding<"mltable">;
    build() {
      step(pr, { d: this.d });
    }
  }
  return job(P, { d: mltable("azureml:t:1") });
};

export const parallel_file_full: Twin = (corpus) => {
  const pr = parallelRunFunction({
    name: "par",
    displayName: "P",
    description: "d",
    inputs: { d: "uri_folder", k: { type: "integer", default: 2 } },
    outputs: { o: { type: "uri_folder", mode: "rw_mount" } },
    inputData: "d",
    resources: { instanceCount: 2, instanceType: "X", dockerArgs: "--y", shmSize: "2g" },
    miniBatchSize: 100,
    miniBatchErrorThreshold: -1,
    maxConcurrencyPerInstance: 2,
    errorThreshold: -1,
    loggingLevel: "INFO",
    retrySettings: { timeout: 100, maxRetries: 1 },
    environmentVariables: { X: "1" },
    identity: { type: "managed_identity" },
    task: {
      code: path.join(corpus, "src"),
      entryScript: "main.py",
      programArguments: "--k ${{inputs.k}} --o ${{outputs.o}}",
      environment: environment({ image: "docker.example/x:1" }),
    },
  });
  return withD((d) => {
    const first = step(pr, { d }, { name: "first", miniBatchSize: 5, resources: { instanceCount: 7 } });
    step(pr, { d: first.outputs.o, k: 9 }, { name: "second", miniBatchErrorThreshold: 3, environmentVariables: { Z: "2" } });
  });
};

export const parallel_errors: Twin = (corpus) => {
  const pr = parallelRunFunction({
    name: "par",
    inputs: { d: "uri_folder" },
    outputs: { o: "uri_file" },
    // @ts-expect-error no such input
    inputData: "zz",
    miniBatchSize: "1kb",
    maxConcurrencyPerInstance: 0,
    miniBatchErrorThreshold: -5,
    task: { code: path.join(corpus, "src"), entryScript: "nope.py", environment: env },
  });
  return withD((d) => void step(pr, { d }));
};

export const spark_node: Twin = (corpus) => {
  const sp = spark({
    name: "sp",
    code: path.join(corpus, "src"),
    entry: { file: "main.py" },
    pyFiles: ["u.zip"],
    jars: ["j.jar"],
    files: ["f.txt"],
    archives: ["a.zip"],
    driverCores: 1,
    driverMemory: "2g",
    executorCores: 2,
    executorMemory: "4g",
    executorInstances: 2,
    inputs: { d: { type: "uri_folder", mode: "direct" }, n: { type: "integer", default: 2 } },
    outputs: { o: { type: "uri_folder", mode: "direct" } },
    args: "--d ${{inputs.d}}",
    resources: { instanceType: "Standard_E8S_V3", runtimeVersion: "3.2.0" },
  });
  return withD(
    (d) => void step(sp, { d, n: 2 }, { identity: { type: "user_identity" } }),
    uriFolder("azureml:t:1", { mode: "direct" }),
    null,
  );
};

export const spark_dynamic_allocation: Twin = (corpus) => {
  const sp = spark({
    name: "sp",
    code: path.join(corpus, "src"),
    entry: { file: "main.py" },
    driverCores: 1,
    driverMemory: "2g",
    executorCores: 2,
    executorMemory: "2g",
    dynamicAllocationEnabled: true,
    dynamicAllocationMinExecutors: 1,
    dynamicAllocationMaxExecutors: 4,
    conf: { "spark.x": true, "spark.y": 3 },
    inputs: { d: { type: "uri_folder", mode: "direct" } },
    outputs: { o: { type: "uri_folder", mode: "direct" } },
    args: "--d ${{inputs.d}} --o ${{outputs.o}}",
    environment: env,
    compute: "synapse",
  });
  return withD(
    (d) =>
      void step(
        sp,
        { d },
        { identity: { type: "managed_identity" }, outputs: { o: { mode: "direct", path: "azureml://datastores/d/paths/x" } } },
      ),
    uriFolder("azureml:t:1", { mode: "direct" }),
    null,
  );
};

export const spark_class_entry: Twin = (corpus) => {
  const sp = spark({
    name: "sp",
    code: path.join(corpus, "src"),
    entry: { className: "com.example.Main" },
    jars: ["a.jar"],
    driverCores: 1,
    driverMemory: "1g",
    executorCores: 1,
    executorMemory: "1g",
    executorInstances: 1,
    resources: { instanceType: "standard_e4s_v3", runtimeVersion: "3.4" },
  });
  return alone(() => void step(sp, {}), null);
};

export const data_transfer_nodes: Twin = () => {
  const cp = dataTransfer.copy({
    name: "cp",
    inputs: { f1: "uri_folder", f2: "uri_folder" },
    outputs: { o: "uri_folder" },
    dataCopyMode: "merge_with_overwrite",
  });
  @pipeline({ defaultCompute: "adf" })
  class P {
    @input("uri_folder") a!: Binding<"uri_folder">;
    @input("uri_folder") b!: Binding<"uri_folder">;
    build() {
      step(cp, { f1: this.a, f2: this.b });
      dataTransfer.importDatabase({ connection: "azureml:conn", query: "select 1" }, { name: "i" });
      const sink = { path: "azureml://datastores/d/paths/x" };
      dataTransfer.importFileSystem({ connection: "azureml:s3", path: "x/*" }, { name: "i2", outputs: { sink } });
      dataTransfer.exportDatabase({ source: uriFile("azureml:zz:1"), connection: "azureml:conn", tableName: "t" }, { name: "e" });
    }
  }
  return job(P, { a: D, b: D });
};

export const data_transfer_more: Twin = () => {
  const cp = dataTransfer.copy({ name: "cp", inputs: { f: "uri_file" }, outputs: { o: "uri_file" }, dataCopyMode: "fail_if_conflict" });
  @pipeline({ defaultCompute: "adf" })
  class P {
    @input("string", { default: "select 1" }) q!: Default<Binding<"string">>;
    build() {
      const storedProcedureParams = [{ name: "a", value: "1", type: "string" }];
      dataTransfer.importDatabase({ connection: "azureml:c", storedProcedure: "sp", storedProcedureParams }, { name: "a" });
      const sink = { path: "azureml://datastores/d/paths/${{name}}/" };
      dataTransfer.importDatabase({ connection: "azureml:c", query: this.q }, { name: "b", outputs: { sink } });
      dataTransfer.importFileSystem({ connection: "azureml:s3", path: "a/b" }, { name: "c" });
      step(cp, { f: uriFile("azureml://datastores/x/paths/f") }, { compute: "other" });
    }
  }
  return job(P, {});
};

export const data_transfer_export_to_files: Twin = () =>
  alone(() => {
    // @ts-expect-error Azure ML exports to databases only
    dataTransfer.exportFileSystem({ source: D, connection: "azureml:s3", path: "x" });
  }, "adf");

export const remote_component_reference: Twin = () => {
  @pipeline({ defaultCompute: "cpu" })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    build() {
      const outputs = { o: { type: "uri_file", mode: "upload" } } as const;
      step(component("azureml:train:3"), { data: this.data, n: 3 }, { name: "a" });
      const b = step(
        component("azureml://registries/r/components/train/versions/1"),
        { data: uriFolder("azureml:q@latest") },
        { name: "b", outputs },
      );
      return { o: b.outputs.o as Binding<"uri_file"> };
    }
  }
  return job(P, { data: D });
};

export const sweep_node_options: Twin = () => {
  const c = command({
    name: "sw",
    command: "echo ${{inputs.k}} ${{inputs.d}} ${{inputs.z}}",
    environment: env,
    inputs: { k: "integer", d: "uri_folder", z: { type: "string", default: "zz" } },
  });
  return withD((d) => {
    const settings = [
      {
        samplingAlgorithm: random({ seed: 3, rule: "sobol", logbase: "e" }),
        earlyTermination: medianStopping({ evaluationInterval: 1, delayEvaluation: 2 }),
      },
      { samplingAlgorithm: grid(), earlyTermination: truncationSelection({ truncationPercentage: 10 }) },
      { samplingAlgorithm: bayesian() },
      { samplingAlgorithm: "grid" as const, earlyTermination: bandit({ slackAmount: 0.2 }) },
    ];
    for (const [n, setting] of settings.entries()) {
      sweep(
        c,
        { k: choice(1, 2), d, z: "v" },
        {
          ...setting,
          name: `s${n}`,
          primaryMetric: "m",
          goal: "minimize",
          limits: { maxTotalTrials: 3 },
          identity: { type: "user_identity" },
          queueSettings: { jobTier: "standard", priority: "low" },
          resources: { instanceCount: 2 },
        },
      );
    }
  });
};

export const sweep_forgotten: Twin = () => {
  const c = command({ name: "t", command: "echo ${{inputs.k}}", environment: env, inputs: { k: "integer" } });
  // @ts-expect-error values to search in for a step
  return alone(() => void step(c, { k: choice(1, 2) }));
};

export const yaml_components: Twin = (corpus) => {
  const load = (name: string) => loadComponent(path.join(corpus, "components", `${name}.yml`));
  const [train, sub, includes] = [load("train"), load("sub"), load("includes")] as const;
  @pipeline({ defaultCompute: "cpu" })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    build() {
      step(train, { data: this.data, lr: 0.3 }, { name: "a" });
      const b = step(sub, { data: this.data }, { name: "b" });
      const c = step(train, { data: b.outputs.model, kind: "b", note: "hi" }, { name: "c" });
      step(includes, {});
      return { m: c.outputs.model as Binding<"uri_folder"> };
    }
  }
  return job(P, { data: D });
};

export const early_available_output: Twin = () =>
  C("k", {
    outputs: {
      o: { type: "boolean", early_available: true } as never,
      p: "string",
      q: { type: "integer", early_available: true } as never,
    },
  });
export const default_not_in_enum: Twin = () => C("k", { inputs: { n: { type: "string", default: "z", enum: ["a", "b"] } } });
export const default_out_of_range: Twin = () => C("k", { inputs: { n: { type: "integer", default: 9, min: 1, max: 5 } } });
export const unknown_input_type: Twin = () => C("k", { inputs: { n: "banana" as never } });
export const bad_component_name: Twin = () => C("Bad Name", { version: "1" });
export const asset_component_from_yaml: Twin = (corpus) => loadComponent(path.join(corpus, "components", "sub.yml"));
export const asset_component_named: Twin = (corpus) =>
  C("my_comp", {
    version: "3",
    display_name: "M",
    description: "d",
    tags: { a: "b" },
    is_deterministic: false,
    code: path.join(corpus, "src"),
    inputs: { x: { type: "integer", default: 1 } },
    distribution: { type: "mpi", process_count_per_instance: 2 },
    resources: { instance_count: 2 },
    environment: { image: "docker.example/x:1" },
  });
